//! Names of zones that are no longer in use, and the names that replaced them.
//!
//! Only renamed places: `Africa/Addis_Ababa` shares the rules of Nairobi and stays itself, because a person
//! there should read the name of their own city.

/// Old name (in lower case) and the name in use, in the order of the old names.
pub(crate) const RENAMED: &[(&str, &str)] = &[
    ("africa/asmera", "Africa/Asmara"),
    ("africa/timbuktu", "Africa/Bamako"),
    ("america/argentina/comodrivadavia", "America/Argentina/Catamarca"),
    ("america/atka", "America/Adak"),
    ("america/buenos_aires", "America/Argentina/Buenos_Aires"),
    ("america/catamarca", "America/Argentina/Catamarca"),
    ("america/coral_harbour", "America/Atikokan"),
    ("america/cordoba", "America/Argentina/Cordoba"),
    ("america/ensenada", "America/Tijuana"),
    ("america/fort_wayne", "America/Indiana/Indianapolis"),
    ("america/godthab", "America/Nuuk"),
    ("america/indianapolis", "America/Indiana/Indianapolis"),
    ("america/jujuy", "America/Argentina/Jujuy"),
    ("america/knox_in", "America/Indiana/Knox"),
    ("america/louisville", "America/Kentucky/Louisville"),
    ("america/mendoza", "America/Argentina/Mendoza"),
    ("america/montreal", "America/Toronto"),
    ("america/porto_acre", "America/Rio_Branco"),
    ("america/rosario", "America/Argentina/Cordoba"),
    ("america/santa_isabel", "America/Tijuana"),
    ("america/shiprock", "America/Denver"),
    ("america/virgin", "America/St_Thomas"),
    ("antarctica/south_pole", "Antarctica/McMurdo"),
    ("asia/ashkhabad", "Asia/Ashgabat"),
    ("asia/calcutta", "Asia/Kolkata"),
    ("asia/choibalsan", "Asia/Ulaanbaatar"),
    ("asia/chongqing", "Asia/Shanghai"),
    ("asia/chungking", "Asia/Shanghai"),
    ("asia/dacca", "Asia/Dhaka"),
    ("asia/harbin", "Asia/Shanghai"),
    ("asia/istanbul", "Europe/Istanbul"),
    ("asia/kashgar", "Asia/Urumqi"),
    ("asia/katmandu", "Asia/Kathmandu"),
    ("asia/macao", "Asia/Macau"),
    ("asia/rangoon", "Asia/Yangon"),
    ("asia/saigon", "Asia/Ho_Chi_Minh"),
    ("asia/tel_aviv", "Asia/Jerusalem"),
    ("asia/thimbu", "Asia/Thimphu"),
    ("asia/ujung_pandang", "Asia/Makassar"),
    ("asia/ulan_bator", "Asia/Ulaanbaatar"),
    ("atlantic/faeroe", "Atlantic/Faroe"),
    ("atlantic/jan_mayen", "Arctic/Longyearbyen"),
    ("australia/act", "Australia/Sydney"),
    ("australia/canberra", "Australia/Sydney"),
    ("australia/currie", "Australia/Hobart"),
    ("australia/lhi", "Australia/Lord_Howe"),
    ("australia/north", "Australia/Darwin"),
    ("australia/nsw", "Australia/Sydney"),
    ("australia/queensland", "Australia/Brisbane"),
    ("australia/south", "Australia/Adelaide"),
    ("australia/tasmania", "Australia/Hobart"),
    ("australia/victoria", "Australia/Melbourne"),
    ("australia/west", "Australia/Perth"),
    ("australia/yancowinna", "Australia/Broken_Hill"),
    ("brazil/acre", "America/Rio_Branco"),
    ("brazil/denoronha", "America/Noronha"),
    ("brazil/east", "America/Sao_Paulo"),
    ("brazil/west", "America/Manaus"),
    ("canada/atlantic", "America/Halifax"),
    ("canada/central", "America/Winnipeg"),
    ("canada/eastern", "America/Toronto"),
    ("canada/mountain", "America/Edmonton"),
    ("canada/newfoundland", "America/St_Johns"),
    ("canada/pacific", "America/Vancouver"),
    ("canada/saskatchewan", "America/Regina"),
    ("canada/yukon", "America/Whitehorse"),
    ("cet", "Europe/Brussels"),
    ("chile/continental", "America/Santiago"),
    ("chile/easterisland", "Pacific/Easter"),
    ("cst6cdt", "America/Chicago"),
    ("cuba", "America/Havana"),
    ("eet", "Europe/Athens"),
    ("egypt", "Africa/Cairo"),
    ("eire", "Europe/Dublin"),
    ("est", "America/Panama"),
    ("est5edt", "America/New_York"),
    ("etc/gmt", "UTC"),
    ("etc/gmt+0", "UTC"),
    ("etc/gmt-0", "UTC"),
    ("etc/gmt0", "UTC"),
    ("etc/greenwich", "UTC"),
    ("etc/uct", "UTC"),
    ("etc/universal", "UTC"),
    ("etc/utc", "UTC"),
    ("etc/zulu", "UTC"),
    ("europe/belfast", "Europe/London"),
    ("europe/kiev", "Europe/Kyiv"),
    ("europe/nicosia", "Asia/Nicosia"),
    ("europe/tiraspol", "Europe/Chisinau"),
    ("europe/uzhgorod", "Europe/Kyiv"),
    ("europe/zaporozhye", "Europe/Kyiv"),
    ("gb", "Europe/London"),
    ("gb-eire", "Europe/London"),
    ("gmt", "UTC"),
    ("gmt+0", "UTC"),
    ("gmt-0", "UTC"),
    ("gmt0", "UTC"),
    ("greenwich", "UTC"),
    ("hongkong", "Asia/Hong_Kong"),
    ("hst", "Pacific/Honolulu"),
    ("iceland", "Atlantic/Reykjavik"),
    ("iran", "Asia/Tehran"),
    ("israel", "Asia/Jerusalem"),
    ("jamaica", "America/Jamaica"),
    ("japan", "Asia/Tokyo"),
    ("kwajalein", "Pacific/Kwajalein"),
    ("libya", "Africa/Tripoli"),
    ("met", "Europe/Brussels"),
    ("mexico/bajanorte", "America/Tijuana"),
    ("mexico/bajasur", "America/Mazatlan"),
    ("mexico/general", "America/Mexico_City"),
    ("mst", "America/Phoenix"),
    ("mst7mdt", "America/Denver"),
    ("navajo", "America/Denver"),
    ("nz", "Pacific/Auckland"),
    ("nz-chat", "Pacific/Chatham"),
    ("pacific/enderbury", "Pacific/Kanton"),
    ("pacific/johnston", "Pacific/Honolulu"),
    ("pacific/ponape", "Pacific/Pohnpei"),
    ("pacific/samoa", "Pacific/Pago_Pago"),
    ("pacific/truk", "Pacific/Chuuk"),
    ("pacific/yap", "Pacific/Chuuk"),
    ("poland", "Europe/Warsaw"),
    ("portugal", "Europe/Lisbon"),
    ("prc", "Asia/Shanghai"),
    ("pst8pdt", "America/Los_Angeles"),
    ("roc", "Asia/Taipei"),
    ("rok", "Asia/Seoul"),
    ("singapore", "Asia/Singapore"),
    ("turkey", "Europe/Istanbul"),
    ("uct", "UTC"),
    ("universal", "UTC"),
    ("us/alaska", "America/Anchorage"),
    ("us/aleutian", "America/Adak"),
    ("us/arizona", "America/Phoenix"),
    ("us/central", "America/Chicago"),
    ("us/east-indiana", "America/Indiana/Indianapolis"),
    ("us/eastern", "America/New_York"),
    ("us/hawaii", "Pacific/Honolulu"),
    ("us/indiana-starke", "America/Indiana/Knox"),
    ("us/michigan", "America/Detroit"),
    ("us/mountain", "America/Denver"),
    ("us/pacific", "America/Los_Angeles"),
    ("us/samoa", "Pacific/Pago_Pago"),
    ("w-su", "Europe/Moscow"),
    ("wet", "Europe/Lisbon"),
    ("zulu", "UTC"),
];

/// The name in use for an old one.
pub(crate) fn renamed(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    RENAMED.binary_search_by(|(old, _)| (*old).cmp(&name)).ok().map(|n| RENAMED[n].1)
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, tz::TimeZone};

    use super::*;

    #[test]
    fn the_table_is_in_order_and_leads_to_names_in_use() {
        assert!(RENAMED.is_sorted_by(|a, b| a.0 < b.0));
        for (old, new) in RENAMED {
            assert_eq!(renamed(new), None, "{old} leads to {new}, which is old itself");
        }
    }

    #[test]
    fn a_name_in_use_has_the_same_offsets_as_the_old_one() {
        let from = Timestamp::from_second(1_577_836_800).unwrap();
        for (old, new) in RENAMED {
            let (old, new) = (TimeZone::get(old).unwrap(), TimeZone::get(new).unwrap());
            assert_eq!(old.to_offset(from), new.to_offset(from), "{old:?} {new:?}");
            let shifts = |tz: &TimeZone| -> Vec<_> {
                tz.following(from).take(30).map(|shift| (shift.timestamp(), shift.offset())).collect()
            };
            assert_eq!(shifts(&old), shifts(&new), "{old:?} {new:?}");
        }
    }
}
