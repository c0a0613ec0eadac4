#pragma once
// What is under way, in words and as a bar: shown once it takes longer than half a second.
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>
#include <QWidget>
#include <map>

namespace countersign {

class ElidedLabel;

class ProgressLine final : public QWidget {
    Q_OBJECT
public:
    explicit ProgressLine(const QString& objectName, QWidget* parent = nullptr);
    // Hands the future back, for its one follower: this only waits for its end. Of several things under way the newest is told.
    template <class T>
    [[nodiscard]] QFuture<T> follow(QFuture<T> future, const QString& words)
    {
        if (!future.isFinished()) {
            const int number = begin(words);
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

private:
    int begin(const QString& words);
    void end(int number);
    void refresh();
    static constexpr int patienceMs = 500, others = 0;
    std::map<int, QString> m_underWay; // by number, rising
    int m_last = others;
    ElidedLabel* m_words;
    QTimer m_patience;
};

} // namespace countersign
