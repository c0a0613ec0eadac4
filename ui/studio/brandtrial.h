#pragma once
// Words on which the rules are tried while they are written: every hit underlined, and named below.
#include "models/domain/brandrules.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace countersign {

class RowList;

class BrandTrial final : public QWidget {
    Q_OBJECT
public:
    BrandTrial(const Theme& theme, QWidget* parent = nullptr);
    void setRules(const BrandRules& rules);
    void setContent(const Content& content); // of a draft, to go on from
    [[nodiscard]] const std::vector<BrandHit>& hits() const { return m_hits; }

Q_SIGNALS:
    void left(); // Esc

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void tryOut();
    void mark();
    [[nodiscard]] Content content() const; // a paragraph per line
    [[nodiscard]] int lineOf(const BrandHit& hit) const; // −1: of the whole
    const Theme& m_theme;
    BrandRules m_rules;
    std::vector<BrandHit> m_hits;
    QPlainTextEdit* m_words;
    QComboBox* m_language;
    RowList* m_list;
    QLabel* m_none;
};

} // namespace countersign
