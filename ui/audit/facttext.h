#pragma once
// What an entry or a node holds, as a text one can read, select and copy: names beside values, lists as lines, texts before and after as a
// difference. Letters are left to the page.
#include "models/domain/auditsearch.h"
#include "models/domain/lineagegraph.h"
#include "ui/theme/theme.h"

#include <QTextEdit>
#include <vector>

namespace countersign {

class FactText final : public QTextEdit {
    Q_OBJECT
public:
    FactText(const Theme& theme, const QString& accessibleName, const QString& objectName, QWidget* parent = nullptr);
    void showEntry(const AuditRow& row, const QString& actor);
    void showNode(const LineageNode& node);
    void clearFacts();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Line {
        enum class Kind { Title, Muted, Heading, Fact, Text, Removed, Added, Same, End };
        Kind kind = Kind::Fact;
        QString name;
        QString value;
        int depth = 0;
    };
    void addFact(const QString& name, const QString& value, int depth = 0);
    void addObject(const Json& object, int depth);
    void addMember(const std::string& key, const Json& value, const Json& object, int depth);
    void addList(const std::string& key, const Json& list, int depth);
    void addDifference(const QString& before, const QString& after);
    void draw();
    const Theme& m_theme;
    std::vector<Line> m_lines;
    int m_budget = 0; // lines that may still come: an entry has at most 64 KiB, a screen less
};

} // namespace countersign
