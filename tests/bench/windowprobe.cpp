// The limits of a hand at a window of Qt, as a process of its own: typing | scroll COUNT. The same keys and wheel turns at the same pace
// as the console's, into a text of 50 KB and over a list of that many rows that say one word each. Prints one JSON line.
#include "models/domain/time.h"
#include "tests/bench/longemail.h"
#include "tests/bench/pace.h"

#include <QAbstractListModel>
#include <QApplication>
#include <QKeyEvent>
#include <QListView>
#include <QPlainTextEdit>
#include <QTimer>
#include <QWheelEvent>

using namespace countersign::bench;
using namespace Qt::StringLiterals;

namespace {

class ManyRows final : public QAbstractListModel {
public:
    explicit ManyRows(int count) : m_count(count) {}
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : m_count; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(QString::number(index.row())) : QVariant();
    }

private:
    int m_count;
};

int typing()
{
    QPlainTextEdit edit;
    QString words;
    for (const auto& block : longEmail(1, countersign::hourMs).contents.front().blocks)
        words += QString::fromStdString(block.text) + u'\n';
    edit.setPlainText(words);
    edit.resize(1440, 900);
    edit.show();
    std::unique_ptr<Pace> pace;
    QTimer::singleShot(1500, &edit, [&] {
        edit.setFocus();
        pace = std::make_unique<Pace>(
            edit.viewport(), 600, std::chrono::milliseconds(45),
            [&edit](int) { QCoreApplication::postEvent(&edit, new QKeyEvent(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, u"a"_s)); }, "typing");
    });
    const int code = QCoreApplication::exec();
    pace.reset();
    return code;
}

int scroll(int count)
{
    ManyRows model(count);
    QListView view;
    view.setUniformItemSizes(true);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setModel(&model);
    view.resize(1440, 900);
    view.show();
    std::unique_ptr<Pace> pace;
    QTimer::singleShot(3000, &view, [&] {
        QWidget* viewport = view.viewport();
        pace = std::make_unique<Pace>(
            viewport, 1500, std::chrono::microseconds(16'667),
            [viewport](int) {
                const QPointF at(60, 60);
                QCoreApplication::postEvent(
                    viewport, new QWheelEvent(at, at, QPoint(), QPoint(0, -360), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false));
            },
            "scroll");
    });
    const int code = QCoreApplication::exec();
    pace.reset();
    return code;
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    const QStringList words = QApplication::arguments();
    if (words.value(1) == u"typing"_s)
        return typing();
    if (words.value(1) == u"scroll"_s && words.size() == 3)
        return scroll(words[2].toInt());
    std::fprintf(stderr, "usage: typing | scroll COUNT\n");
    return 2;
}
