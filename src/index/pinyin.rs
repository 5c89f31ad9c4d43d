//! How a character is spoken today, for those who type pinyin.

use pinyin::ToPinyin as _;

/// The characters that are spoken in several ways today, the most usual first. Dictionaries list many more readings, of old
/// texts and of names, that nobody types.
const SPOKEN_OTHERWISE: &str = "\
    行 xing hang | 长 chang zhang | 重 zhong chong | 乐 le yue | 还 hai huan | 都 du dou | \
    得 de dei | 会 hui kuai | 调 diao tiao | 率 lv shuai | 说 shuo shui | 传 chuan zhuan | \
    降 jiang xiang | 藏 cang zang | 朝 chao zhao | 参 can shen cen | 差 cha chai | 大 da dai | \
    单 dan shan | 弹 dan tan | 的 de di | 地 di de | 度 du duo | 系 xi ji | 角 jiao jue | \
    觉 jue jiao | 解 jie xie | 卡 ka qia | 了 le liao | 绿 lv lu | 落 luo la lao | 没 mei mo | \
    模 mo mu | 奇 qi ji | 强 qiang jiang | 色 se shai | 厦 sha xia | 省 sheng xing | 盛 sheng cheng | \
    石 shi dan | 属 shu zhu | 数 shu shuo | 宿 su xiu | 提 ti di | 尾 wei yi | 削 xue xiao | \
    校 xiao jiao | 血 xue xie | 着 zhe zhuo zhao | 扎 zha za | 轧 zha ya | 择 ze zhai | \
    粘 zhan nian | 折 zhe she | 薄 bo bao | 剥 bo bao | 堡 bao bu | 泊 bo po | 埔 pu bu | 番 fan pan | \
    恶 e wu | 佛 fo fu | 给 gei ji | 核 he hu | 巷 xiang hang | 和 he huo | 虹 hong jiang | \
    夹 jia ga | 贾 jia gu | 见 jian xian | 车 che ju | 称 cheng chen | 畜 chu xu | 幢 zhuang chuang | \
    伺 ci si | 囤 tun dun | 莞 guan wan | 蚌 beng bang | 蔓 man wan | 秘 mi bi | 泌 mi bi | \
    柏 bai bo | 磅 bang pang | 辟 pi bi | 便 bian pian | 扁 bian pian | 炮 pao bao | 屏 ping bing | \
    瀑 pu bao | 栖 qi xi | 茄 qie jia | 纤 xian qian | 似 si shi | 塞 sai se | 杉 shan sha | \
    拾 shi she | 识 shi zhi | 熟 shu shou | 谁 shui shei | 拓 tuo ta | 圩 wei xu | 吓 xia he | \
    咽 yan ye | 钥 yao yue | 尉 wei yu | 蔚 wei yu | 员 yuan yun | 仔 zi zai | 乘 cheng sheng | \
    澄 cheng deng | 匙 chi shi | 阿 a e | 颤 chan zhan | 刹 sha cha | 六 liu lu | 陆 lu liu | \
    露 lu lou | 勒 le lei | 俩 lia liang | 烙 lao luo | 埋 mai man | 牟 mou mu | 娜 na nuo | \
    呢 ne ni | 弄 nong long | 铅 qian yan | 覃 tan qin | 亲 qin qing | 召 zhao shao | 什 shi shen | \
    洗 xi xian | 挟 xie jia | 爪 zhua zhao | 翟 zhai di | 琢 zhuo zuo | 涡 wo guo | 涌 yong chong | \
    朴 pu piao | 曾 zeng ceng | 咳 ke hai | 壳 ke qiao | 溃 kui hui | 括 kuo gua | 盖 gai ge | \
    谷 gu yu | 龟 gui jun | 侧 ce zhai | 臭 chou xiu | 万 wan mo | 约 yue yao | 嚼 jiao jue | \
    雀 que qiao | 期 qi ji";

/// The readings of a character without tones, the most usual first; ü is written `v`. None for what is no Han character.
pub fn of(c: char) -> Vec<String> {
    let listed = SPOKEN_OTHERWISE.split(" | ").find_map(|entry| entry.strip_prefix(c));
    if let Some(readings) = listed {
        return readings.split_whitespace().map(str::to_owned).collect();
    }
    let syllable = c.to_pinyin().map(|reading| reading.plain().replace('ü', "v"));
    syllable.into_iter().filter(|syllable| syllable.bytes().all(|b| b.is_ascii_lowercase())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_of_today_come_with_the_usual_one_first() {
        for (c, readings) in
            [('行', &["xing", "hang"][..]), ('市', &["shi"]), ('绿', &["lv", "lu"]), ('女', &["nv"]), ('a', &[])]
        {
            assert_eq!(of(c), readings, "{c}");
        }
        let listed: Vec<char> = SPOKEN_OTHERWISE.split(" | ").filter_map(|entry| entry.chars().next()).collect();
        let mut different = listed.clone();
        different.sort_unstable();
        different.dedup();
        assert_eq!(different.len(), listed.len());
    }
}
