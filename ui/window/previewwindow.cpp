#include "ui/window/previewwindow.h"

#include "ui/draft/messagesheet.h"
#include "ui/review/reviewsession.h"
#include "ui/words/sentences.h"
#include "ui/words/words.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace countersign {

PreviewWindow::PreviewWindow(const Theme& theme, const KeyMap& keys, ReviewSession& session, const QWidget& mainWindow)
    : Surface(Ground::Window)
    , m_keyMap(keys)
    , m_session(session)
    , m_mainWindow(mainWindow)
    , m_title(new ElidedLabel(this, size::title, QFont::DemiBold, false))
    , m_subtitle(new ElidedLabel(this, size::body, QFont::Normal, true))
    , m_scroll(new QScrollArea(this))
    , m_sheet(new MessageSheet(theme))
    , m_empty(makeLabel(this, size::body, QFont::Normal, true))
{
    setObjectName(QStringLiteral("previewWindow"));
    setWindowTitle(tr("Countersign – message"));
    setAccessibleName(tr("The message in a window of its own"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_ShowWithoutActivating); // the keys stay with the queue
    setMinimumSize(420, 320);
    auto* body = new QWidget;
    body->setBackgroundRole(QPalette::Window);
    auto* centred = new QHBoxLayout(body);
    centred->setContentsMargins(space::group, space::pane, space::group, space::group);
    centred->addStretch(1);
    auto* middle = new QVBoxLayout;
    middle->addWidget(m_sheet);
    middle->addStretch(1);
    centred->addLayout(middle, 1000);
    centred->addStretch(1);
    m_scroll->setWidget(body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->viewport()->setBackgroundRole(QPalette::Window);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setText(tr("No draft is open."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::card, 0, 0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::group, 0, space::group, 0);
    head->setSpacing(2);
    head->addWidget(m_title);
    head->addWidget(m_subtitle);
    column->addLayout(head);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_empty, 1);
    connect(&session, &ReviewSession::opened, this, &PreviewWindow::refresh);
    connect(&session, &ReviewSession::refreshed, this, &PreviewWindow::refresh);
    connect(&session, &ReviewSession::closed, this, &PreviewWindow::refresh);
    connect(&session, &ReviewSession::openFailed, this, &PreviewWindow::refresh);
}

void PreviewWindow::open(const QByteArray& geometry)
{
    if (geometry.isEmpty() || !restoreGeometry(geometry)) {
        QScreen* place = m_mainWindow.screen();
        const QList<QScreen*> screens = QGuiApplication::screens();
        for (QScreen* other : screens)
            if (other != m_mainWindow.screen())
                place = other;
        const QRect room = place->availableGeometry();
        const QSize wanted(std::min(760, room.width()), std::min(900, room.height()));
        setGeometry(
            QRect(QPoint(room.x() + (room.width() - wanted.width()) / 2, room.y() + (room.height() - wanted.height()) / 2), wanted));
    }
    show();
    refresh();
}

QWidget& PreviewWindow::message() const
{
    return *m_sheet;
}

void PreviewWindow::refresh()
{
    if (!isVisible())
        return; // nobody sees it, and every next draft would be laid out twice
    OpenDraft* open = m_session.open();
    const Content* content = open == nullptr ? nullptr : open->current(open->channel());
    m_scroll->setVisible(content != nullptr);
    m_empty->setVisible(content == nullptr);
    m_title->setText(open == nullptr ? QString() : sentenceText(open->draft().title));
    m_subtitle->setText(open == nullptr ? QString() : sentenceText(open->draft().subtitle));
    if (content == nullptr)
        return;
    const Draft& draft = open->draft();
    const Consent consent = open->channel() == Channel::Email ? draft.customer.emailConsent : draft.customer.smsConsent;
    m_sheet->showContent(*content, draft.values, text(draft.maskedTo), consentWord(consent));
    m_scroll->ensureVisible(0, 0);
}

void PreviewWindow::closeEvent(QCloseEvent* event)
{
    Q_EMIT closed(saveGeometry());
    Surface::closeEvent(event);
}

void PreviewWindow::keyPressEvent(QKeyEvent* event)
{
    const auto verb = m_keyMap.verbFor(*event);
    if (event->key() == Qt::Key_Escape || verb == Verb::Preview)
        close();
    else
        Surface::keyPressEvent(event);
}

} // namespace countersign
