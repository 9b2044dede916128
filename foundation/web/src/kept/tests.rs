use super::*;

fn asked(address: &str) -> Asked {
    Asked { address: address.to_owned(), language: Language::English, coding: Coding::Plain }
}

fn page(bytes: usize) -> Page {
    Page::new(HeaderMap::new(), Bytes::from(vec![b'x'; bytes]))
}

fn moment(head: u8, second: i64) -> Moment {
    Moment::new(vec![head], Timestamp::from_second(second).unwrap())
}

#[test]
fn a_page_is_found_until_an_act_is_recorded_or_the_minute_is_over() {
    let kept = Kept::default();
    kept.put(moment(1, 60), asked("/plan"), page(10));
    assert!(kept.find(&moment(1, 119), &asked("/plan")).is_some());
    assert!(kept.find(&moment(1, 119), &asked("/plan?year=2026")).is_none());
    assert!(kept.find(&moment(2, 60), &asked("/plan")).is_none());
    assert!(kept.find(&moment(1, 120), &asked("/plan")).is_none());
}

#[test]
fn languages_and_codings_are_kept_apart() {
    let kept = Kept::default();
    kept.put(moment(1, 0), asked("/plan"), page(10));
    let french = Asked { language: Language::French, ..asked("/plan") };
    let packed = Asked { coding: Coding::Brotli, ..asked("/plan") };
    assert!(kept.find(&moment(1, 0), &french).is_none());
    assert!(kept.find(&moment(1, 0), &packed).is_none());
}

#[test]
fn what_is_kept_never_weighs_more_than_it_may_and_the_oldest_goes_first() {
    let mut pages = Pages::default();
    let many = MOST / LARGEST + 10;
    for n in 0..many {
        pages.put(moment(1, 0), asked(&format!("/{n}")), page(LARGEST));
        assert!(pages.bytes <= MOST, "{} bytes", pages.bytes);
    }
    let weighed: usize = pages.by_asked.iter().map(|(asked, page)| weight(asked, page)).sum();
    assert_eq!((weighed, pages.order.len()), (pages.bytes, pages.by_asked.len()));
    assert!(pages.find(&moment(1, 0), &asked("/0")).is_none());
    assert!(pages.find(&moment(1, 0), &asked(&format!("/{}", many - 1))).is_some());
}

#[test]
fn a_page_that_is_too_large_is_not_kept() {
    let kept = Kept::default();
    kept.put(moment(1, 0), asked("/plan"), page(LARGEST + 1));
    assert!(kept.find(&moment(1, 0), &asked("/plan")).is_none());
}

#[test]
fn a_new_moment_lets_every_page_of_the_old_one_go() {
    let mut pages = Pages::default();
    pages.put(moment(1, 0), asked("/a"), page(10));
    pages.put(moment(2, 0), asked("/b"), page(10));
    assert_eq!((pages.by_asked.len(), pages.order.len()), (1, 1));
    assert_eq!(pages.bytes, weight(&asked("/b"), &page(10)));
}

#[test]
fn the_best_coding_that_is_not_refused_is_taken() {
    let check = |accepted: &'static str, coding: Coding| {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(accepted));
        assert_eq!(Coding::of(&headers), coding, "{accepted}");
    };
    check("gzip, deflate, br, zstd", Coding::Brotli);
    check("GZIP;q=0.5, br;q=0", Coding::Gzip);
    check("deflate, zstd", Coding::Plain);
    check("gzip; q=0.000", Coding::Plain);
    assert_eq!(Coding::of(&HeaderMap::new()), Coding::Plain);
}

#[test]
fn a_cookie_of_ones_own_is_noticed_among_others() {
    let check = |cookie: &str, only: bool| {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_bytes(cookie.as_bytes()).unwrap());
        assert_eq!(only_language(&headers), only, "{cookie}");
    };
    check("lang=fr", true);
    check("lang=fr; ", true);
    check("lang=fr; session=ab", false);
    check("notice=plan-notice-done", false);
    check("lang", false);
    check("\u{e9}", false);
}

#[test]
fn a_reader_who_has_the_page_is_told_only_so() {
    let page = page(10);
    let tag = page.headers[header::ETAG].clone();
    let weak = HeaderValue::from_str(&format!("\"other\", W/{}", tag.to_str().unwrap())).unwrap();
    for known in [tag, weak, HeaderValue::from_static("*")] {
        assert_eq!(page.clone().answer(Some(&known)).status(), StatusCode::NOT_MODIFIED);
    }
    let other = HeaderValue::from_static("\"other\"");
    assert_eq!(page.clone().answer(Some(&other)).status(), StatusCode::OK);
    assert_eq!(page.answer(None).status(), StatusCode::OK);
}
