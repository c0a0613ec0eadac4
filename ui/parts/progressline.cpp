#include "ui/parts/progressline.h"

#include "ui/parts/labels.h"

#include <QProgressBar>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int lineBarHeight = 4;

} // namespace

ProgressLine::ProgressLine(const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_words(new ElidedLabel(this, 12, QFont::Normal, true))
{
    setObjectName(objectName);
    hide();
    auto* bar = new QProgressBar(this);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setFixedHeight(lineBarHeight);
    bar->setAccessibleName(tr("Under way"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::chip);
    column->addWidget(m_words);
    column->addWidget(bar);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        show();
        refresh();
    });
}

void ProgressLine::setWaiting(bool waiting, const QString& words)
{
    if (waiting) {
        m_underWay[others] = words;
        refresh();
    } else {
        end(others);
    }
}

QString ProgressLine::words() const
{
    return isHidden() ? QString() : m_words->text();
}

int ProgressLine::begin(const QString& words)
{
    m_underWay[++m_last] = words;
    refresh();
    return m_last;
}

void ProgressLine::end(int number)
{
    m_underWay.erase(number);
    refresh();
}

void ProgressLine::refresh()
{
    if (m_underWay.empty()) {
        m_patience.stop();
        hide();
        return;
    }
    if (isHidden() && !m_patience.isActive())
        m_patience.start();
    m_words->setText(m_underWay.rbegin()->second);
    setAccessibleName(m_words->text());
}

} // namespace countersign
