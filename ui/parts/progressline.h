#pragma once
// What is under way, in words and as a bar: shown once it takes longer than half a second, with *Cancel* where it can be stopped.
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <map>

namespace countersign {

class ElidedLabel;
class LinkButton;
class Theme;

class ProgressLine final : public QWidget {
    Q_OBJECT
public:
    ProgressLine(const Theme& theme, const QString& objectName, QWidget* parent = nullptr);
    using Cancel = std::function<void()>;
    // Hands the future back, for its one follower: this only waits for its end. Of several things under way the newest is told.
    // `cancel` is called once, when the person asks for it; the line then waits no longer, and its giver drops or ends the answer.
    template <class T>
    [[nodiscard]] QFuture<T> follow(QFuture<T> future, const QString& words, Cancel cancel = {})
    {
        if (!future.isFinished()) {
            const int number = begin(words, std::move(cancel));
            auto* watcher = new QFutureWatcher<T>(this);
            connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, number] {
                watcher->deleteLater();
                end(number);
            });
            watcher->setFuture(future);
        }
        return future;
    }
    void setWaiting(bool waiting, const QString& words); // for what somebody else follows
    [[nodiscard]] QString words() const; // empty while nothing is shown

Q_SIGNALS:
    void left(); // *Cancel* had the focus and is gone

private:
    struct UnderWay {
        QString words;
        Cancel cancel; // may be empty
    };
    int begin(const QString& words, Cancel cancel);
    void end(int number);
    void cancelNewest();
    void refresh();
    static constexpr int patienceMs = 500, others = 0;
    std::map<int, UnderWay> m_underWay; // by number, rising
    int m_last = others;
    ElidedLabel* m_words;
    LinkButton* m_cancel;
    QTimer m_patience;
};

} // namespace countersign
