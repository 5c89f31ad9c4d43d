//! Segmentation (native): the words of a Chinese text. The page has no segmenter; it knows the index's vocabulary.

use std::sync::LazyLock;

use jieba_rs::Jieba;

static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// The words of a folded text, in order, by the segmenter's dictionary alone.
pub fn words_of(text: &str) -> impl Iterator<Item = &str> {
    JIEBA.cut(text, false).into_iter().map(|token| token.word)
}
