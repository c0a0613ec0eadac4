#include "ui/parts/progressline.h"

#include "ui/parts/keybutton.h"
#include "ui/parts/labels.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QStringBuilder>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int lineBarHeight = 4;

} // namespace

ProgressLine::ProgressLine(const Theme& theme, const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_words(new ElidedLabel(this, 12, QFont::Normal, true))
    , m_cancel(new LinkButton(theme, tr("Cancel"), this))
{
    setObjectName(objectName);
    hide();
    m_cancel->setObjectName(objectName % QStringLiteral("CancelLinkButton"));
    m_cancel->setFont(sized(m_cancel->font(), 12));
    auto* bar = new QProgressBar(this);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setFixedHeight(lineBarHeight);
    bar->setAccessibleName(tr("Under way"));
    auto* said = new QHBoxLayout;
    said->setSpacing(space::related);
    said->addWidget(m_words, 1);
    said->addWidget(m_cancel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::chip);
    column->addLayout(said);
    column->addWidget(bar);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        show();
        refresh();
    });
    connect(m_cancel, &QPushButton::clicked, this, &ProgressLine::cancelNewest);
}

void ProgressLine::setWaiting(bool waiting, const QString& words)
{
    if (waiting) {
        m_underWay[others] = { words, {} };
        refresh();
    } else {
        end(others);
    }
}

QString ProgressLine::words() const
{
    return isHidden() ? QString() : m_words->text();
}

int ProgressLine::begin(const QString& words, Cancel cancel)
{
    m_underWay[++m_last] = { words, std::move(cancel) };
    refresh();
    return m_last;
}

void ProgressLine::end(int number)
{
    m_underWay.erase(number);
    refresh();
}

void ProgressLine::cancelNewest()
{
    if (m_underWay.empty())
        return;
    const auto newest = std::prev(m_underWay.end());
    const int number = newest->first;
    const Cancel cancel = std::move(newest->second.cancel);
    if (!cancel)
        return;
    cancel(); // before the focus goes: what takes it may have waited for this
    end(number);
}

void ProgressLine::refresh()
{
    const bool focused = m_cancel->hasFocus();
    if (m_underWay.empty()) {
        m_patience.stop();
        hide();
    } else {
        if (isHidden() && !m_patience.isActive())
            m_patience.start();
        const UnderWay& newest = m_underWay.rbegin()->second;
        m_words->setText(newest.words);
        m_cancel->setVisible(newest.cancel != nullptr);
        m_cancel->setAccessibleName(tr("Cancel: %1").arg(newest.words));
        setAccessibleName(newest.words);
    }
    if (focused && !m_cancel->isVisible())
        Q_EMIT left();
}

} // namespace countersign
