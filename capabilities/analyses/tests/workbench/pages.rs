//! What people read on the workbench and on the page of a kept analysis, and what programs are given.

use axum::{body::Body, http::Request};
use kernel::Role;
use web::{StatusCode, testing::Answer};

use super::stage::{LATER, RECIPE, encoded, figures, publish, site, somebody};

const TRIAL: &str = "/analyses/trial?title=Do+shares+go+with+income%3F&method=ols&y=share&y_as=&x=income&x_as=log\
                     &x=plain&x_as=&from=2000&to=2015&se=cluster";

fn line<'a>(answer: &'a str, begins: &str) -> &'a str {
    answer.lines().find(|line| line.starts_with(begins)).unwrap_or_default()
}

#[tokio::test]
async fn the_first_view_offers_questions_and_says_what_they_lack() {
    let site = site(None).await;
    let outline = site.get("/analyses").await.outline();
    assert!(outline.contains("Questions to begin with"), "{outline}");
    assert!(outline.contains("How large is the share of immigrants, region by region?"), "{outline}");
    assert!(outline.contains("Needs figures that are not published yet: undesa-stock"), "{outline}");
    assert!(outline.contains("No analysis has been kept yet that you may read."), "{outline}");
}

#[tokio::test]
async fn a_question_of_the_form_is_answered_with_everything_that_must_be_printed() {
    let site = site(None).await;
    let answer = site.get(TRIAL).await;
    let outline = answer.outline();
    assert_eq!(answer.status, StatusCode::OK, "{outline}");
    assert!(line(&outline, "More of").contains("is associated with more of"), "{outline}");
    assert!(outline.contains("This is an association."), "{outline}");
    assert!(outline.contains("96 rows · 24 units · 4 periods"), "{outline}");
    assert!(
        line(&outline, "Standard errors: clustered by country, factor cr0").contains("G 24, N 96, K 3"),
        "{outline}"
    );
    assert!(outline.contains("One left out at a time: region (4)"), "{outline}");
    assert!(outline.contains("One left out at a time: country (24)"), "{outline}");
    assert!(outline.contains("One left out at a time: year (4)"), "{outline}");
    assert!(outline.contains("Terms one observation before"), "{outline}");
    assert!(outline.contains("sdmx-invented 2015"), "{outline}");
    assert!(outline.contains("Sign in to keep this analysis."), "{outline}");
    assert!(answer.body.contains("class=\"ci\"") && !answer.body.contains("style=\""));
    assert!(!outline.to_lowercase().contains("cause"), "{outline}");
}

#[tokio::test]
async fn the_answer_is_also_files_and_data_with_the_same_numbers() {
    let site = site(None).await;
    let json: serde_json::Value =
        serde_json::from_str(&site.get(&TRIAL.replace("trial?", "trial.json?")).await.body).unwrap();
    assert_eq!((&json["state"], &json["outcome"]["n"]), (&"answered".into(), &96.into()));
    let estimate = json["outcome"]["terms"][1]["estimate"].as_f64().unwrap();
    let csv = site.get(&TRIAL.replace("trial?", "trial.csv?")).await;
    // Spreadsheets learn by the first mark that the text is UTF-8.
    assert!(csv.body.starts_with("\u{feff}Term,Estimate,Std. error,t,p,"), "{}", csv.body);
    assert!(csv.body.contains(&format!("log(income),{estimate}")), "{} {estimate}", csv.body);
    let xlsx = site.get(&TRIAL.replace("trial?", "trial.xlsx?")).await;
    assert!(xlsx.body.contains("SHA-256") && xlsx.body.contains("This is an association."));
    let recipe = site.get(&TRIAL.replace("trial?", "trial/recipe.toml?")).await;
    assert_eq!(recipe.header("content-type"), "application/toml");
    assert!(recipe.body.contains("x = [\"log(income)\", \"plain\"]"), "{}", recipe.body);
    assert_eq!(json["recipe"], recipe.body.as_str());
}

async fn refused(site: &web::testing::TestSite, path: &str) -> String {
    let answer = site.get(path).await;
    let outline = answer.outline();
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{outline}");
    let told = outline.lines().skip_while(|line| *line != "There is no answer").nth(1);
    told.unwrap_or_default().to_owned()
}

#[tokio::test]
async fn what_cannot_be_answered_says_what_is_wrong_and_what_to_do() {
    let site = site(None).await;
    let check = async |more: &str, part: &str| {
        let told = refused(&site, &format!("/analyses/trial?{more}")).await;
        assert!(told.contains(part), "{more}\n{told}");
    };
    check(
        "method=ols&y=shares&x=income",
        "No published edition has the indicator “shares”. Is one of these meant? share",
    )
    .await;
    check("method=ols&y=share&x=income&x=twice", "the condition number is").await;
    check("method=ols&y=share&x=income&x=twice", "Leave one of these out: income, twice").await;
    check("method=ols&y=share", "Choose at least one indicator").await;
    check("method=ols&y=share&x=income&areas=Atlantis", "There is no country “Atlantis”").await;
    check("method=ols&y=share&x=income&from=1900&to=1910", "No row is left").await;
    check("method=ols&y=share&x=income&areas=ISL", "No figure of income, share is published").await;
    check("method=lasso&y=share&x=income", "“lasso” is not one of the choices.").await;
    let file = encoded("data = \"a.csv\"\nmethod = \"ols\"\ny = \"a\"\nx = [\"b\"]\n");
    check(&format!("text={file}"), "Recipes on this site read published figures.").await;
    let wrong = encoded(&RECIPE.replace("se = {", "sE = {"));
    check(&format!("text={wrong}"), "The recipe cannot be read.").await;
    let arabic = site.in_language("ar");
    let answer = arabic.get("/analyses/trial?method=ols&y=share&x=income&x=twice").await;
    assert!(answer.outline().contains("رقم الشرط"), "{}", answer.outline());
}

#[tokio::test]
async fn why_there_is_no_answer_is_told_in_the_language_of_the_reader() {
    let site = site(None).await;
    let french = site.in_language("fr");
    let empty = french.get("/analyses/trial?method=ols&y=share&x=income&from=1900&to=1910").await;
    assert!(empty.outline().contains("une condition n’est pas remplie"), "{}", empty.outline());
    let recipe = "method = \"decomposition\"\ny = \"share\"\nx = [\"income\"]\ngroup = \"region\"\n\n[figures]\n\
                  columns = { share = \"share\", income = \"income\" }\n";
    let groups = french.get(&format!("/analyses/trial?text={}", encoded(recipe))).await;
    assert!(groups.outline().contains("alors que deux sont comparés"), "{}", groups.outline());
}

async fn kept(site: &web::testing::TestSite) -> Answer {
    let form = format!(
        "title-kept=Do+shares+go+with+income%3F&note=For+the+meeting.&in-group=mainstreaming&text={}",
        encoded(RECIPE)
    );
    site.post("/analyses", &form).await
}

#[tokio::test]
async fn a_member_keeps_a_draft_that_others_do_not_see_until_it_is_published() {
    let member = site(Some(somebody(1, Role::FocalPoint))).await;
    let answer = kept(&member).await;
    assert_eq!((answer.status, answer.to.as_deref()), (StatusCode::SEE_OTHER, Some("/analyses/1")));
    let outline = member.get("/analyses/1").await.outline();
    assert!(outline.contains("Draft") && outline.contains("Kept by N. Example 1 (AG1)"), "{outline}");
    assert!(outline.contains("For the meeting."), "{outline}");
    assert!(!outline.contains("Everybody will see it"), "{outline}");
    let seen: serde_json::Value = serde_json::from_str(&member.get("/analyses/1.json").await.body).unwrap();
    assert_eq!((&seen["state"], &seen["runs"][0]["number"]), (&"draft".into(), &1.into()));
    assert_eq!(member.post("/analyses/1/publish", "revision=1").await.status, StatusCode::FORBIDDEN);
    // The same editions give the same digest.
    let again = member.get("/analyses/1/again").await.outline();
    assert!(again.contains("The same digest: every digit is as it was kept."), "{again}");
    let list = member.get("/api/v1/analyses").await.body;
    assert!(list.contains(r#""number":1"#) && list.contains(r#""state":"draft""#), "{list}");
}

#[tokio::test]
async fn nobody_keeps_anything_without_an_office_and_nothing_without_a_question() {
    let public = site(None).await;
    assert_eq!(kept(&public).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(public.get("/analyses/1").await.status, StatusCode::NOT_FOUND);
    let guest = site(Some((somebody(1, Role::FocalPoint).0, Vec::new()))).await;
    assert_eq!(kept(&guest).await.status, StatusCode::FORBIDDEN);
    let member = site(Some(somebody(1, Role::FocalPoint))).await;
    let form = format!("title-kept=+&in-group=mainstreaming&text={}", encoded(RECIPE));
    assert_eq!(member.post("/analyses", &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn when_editions_change_old_and_new_numbers_stand_side_by_side() {
    let chair = site(Some(somebody(2, Role::CoChair))).await;
    kept(&chair).await;
    assert_eq!(chair.post("/analyses/1/publish", "revision=1").await.status, StatusCode::SEE_OTHER);
    assert_eq!(chair.post("/analyses/1/publish", "revision=2").await.status, StatusCode::CONFLICT);
    publish(chair.site.db(), figures(0.3), LATER).await;
    let outline = chair.get("/analyses/1").await.outline();
    assert!(outline.contains("Editions have changed since."), "{outline}");
    assert!(
        line(&outline, "sdmx-invented: edition 2015 was read; today edition 2015-").len() > 50,
        "{outline}"
    );
    let again = chair.get("/analyses/1/again").await.outline();
    assert!(again.contains("old and new numbers") && again.contains("log(income)"), "{again}");
    assert_eq!(chair.post("/analyses/1/again", "").await.status, StatusCode::SEE_OTHER);
    let outline = chair.get("/analyses/1").await.outline();
    assert!(!outline.contains("Editions have changed since."), "{outline}");
    assert!(outline.contains("Run 2") && outline.contains("Before Now"), "{outline}");
    let withdrawn = chair.post("/analyses/1/withdraw", "revision=3&reason=newer").await;
    assert_eq!(withdrawn.status, StatusCode::SEE_OTHER);
    assert!(chair.get("/analyses/1").await.outline().contains("Withdrawn"));
    assert_eq!(chair.post("/analyses/1/withdraw", "revision=4&reason=x").await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_draft_is_revised_with_its_recipe_and_a_stale_form_is_refused() {
    let member = site(Some(somebody(1, Role::Alternate))).await;
    kept(&member).await;
    assert!(member.get("/analyses/1/edit").await.outline().contains("Revise the draft"));
    let form = |text: &str, revision: u32| {
        format!("title=Another+question&note=&revision={revision}&text={}", encoded(text))
    };
    let broken = member.post("/analyses/1/edit", &form(&RECIPE.replace("\"ols\"", "\"lasso\""), 1)).await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(broken.outline().contains("The draft was not kept"), "{}", broken.outline());
    let within = RECIPE.replace("\"ols\"", "\"fe\"");
    assert_eq!(member.post("/analyses/1/edit", &form(&within, 1)).await.status, StatusCode::SEE_OTHER);
    let outline = member.get("/analyses/1").await.outline();
    assert!(outline.contains("Another question") && outline.contains("Run 2"), "{outline}");
    assert_eq!(member.post("/analyses/1/edit", &form(RECIPE, 1)).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_api_runs_a_recipe_as_toml_or_json_and_refuses_with_a_problem() {
    let site = site(None).await;
    let run = async |kind: &str, body: String| {
        site.send(Request::post("/api/v1/analyses/run").header("content-type", kind), Body::from(body)).await
    };
    let toml = run("application/toml", RECIPE.to_owned()).await;
    assert_eq!(toml.status, StatusCode::OK, "{}", toml.body);
    let told: serde_json::Value = serde_json::from_str(&toml.body).unwrap();
    let text = serde_json::json!({ "recipe": RECIPE }).to_string();
    let within: serde_json::Value = serde_json::from_str(&run("application/json", text).await.body).unwrap();
    assert_eq!(told["digest"], within["digest"]);
    let fields = serde_json::json!({
        "title": "Do shares go with income?", "method": "ols", "y": "share", "x": ["log(income)", "plain"],
        "region": "region", "se": { "kind": "cluster", "by": ["area"] },
        "figures": { "columns": { "share": "share", "income": "income", "plain": "plain" } },
    });
    let json: serde_json::Value =
        serde_json::from_str(&run("application/json", fields.to_string()).await.body).unwrap();
    assert_eq!(told["digest"], json["digest"], "{}", json["recipe"]);
    // Seventeen significant digits.
    let digits = toml.body.split("\"estimate\": ").nth(2).unwrap().split(',').next().unwrap();
    assert_eq!(digits.trim_start_matches(['-', '0', '.']).replace('.', "").len(), 17, "{digits}");
    let refused = run("application/toml", RECIPE.replace("\"ols\"", "\"lasso\"")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains(r#""type":"analyses/no-answer""#) && refused.body.contains("lasso"),
        "{}",
        refused.body
    );
}
