#include "ui/devices/devicespage.h"

#include "models/view/followup.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/notice.h"
#include "ui/parts/progressline.h"
#include "ui/parts/plaintable.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QTableWidget>
#include <QVBoxLayout>
#include <array>

namespace countersign {

namespace {

constexpr int deviceRowHeight = 28, deviceLineWidth = 720, deviceNameCut = 60;
constexpr int devicesFigure = 4; // the column that counts decisions

QString reasonWord(RevokeReason why)
{
    switch (why) {
    case RevokeReason::Lost:
        return DevicesPage::tr("lost or stolen");
    case RevokeReason::Replaced:
        return DevicesPage::tr("replaced by a new key");
    case RevokeReason::Left:
        return DevicesPage::tr("its person left");
    case RevokeReason::Other:
        return DevicesPage::tr("another reason");
    }
    return {};
}

QString stateWord(const EnrolledKey& key)
{
    if (!key.revokedAt)
        return DevicesPage::tr("in use");
    const QString when = absoluteWords(*key.revokedAt);
    return key.why ? DevicesPage::tr("revoked %1 by %2: %3").arg(when, shortText(key.revokedBy, deviceNameCut), reasonWord(*key.why))
                   : DevicesPage::tr("revoked %1").arg(when);
}

} // namespace

DevicesPage::DevicesPage(const Theme& theme, std::shared_ptr<ReviewDesk> desk, QWidget* parent)
    : Surface(Ground::Window, parent)
    , m_desk(std::move(desk))
    , m_notice(new Notice(theme, this))
    , m_waits(new ProgressLine(theme, QStringLiteral("devicesProgressLine"), this))
    , m_table(new QTableWidget(this))
    , m_revoke(new KeyButton(theme, QStringLiteral("R"), tr("Revoke this device"), this))
    , m_everybody(new KeyButton(theme, QStringLiteral("E"), tr("Everybody’s devices"), this))
    , m_back(new KeyButton(theme, QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText), tr("Back to the queue"), this))
    , m_question(new QWidget(this))
    , m_words(makeLabel(m_question))
    , m_why(new QComboBox(m_question))
    , m_confirm(new KeyButton(theme, QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText), tr("Revoke this device"), m_question))
    , m_keep(new LinkButton(theme, tr("Keep it"), m_question))
{
    setObjectName(QStringLiteral("devicesPage"));
    setAccessibleName(tr("Your devices"));
    setFocusPolicy(Qt::StrongFocus);
    build(theme);
    connect(m_revoke, &QPushButton::clicked, this, &DevicesPage::ask);
    connect(m_everybody, &QPushButton::clicked, this, [this] {
        m_all = !m_all;
        refresh();
    });
    connect(m_back, &QPushButton::clicked, this, &DevicesPage::queueAsked);
    connect(m_confirm, &QPushButton::clicked, this, &DevicesPage::revoke);
    connect(m_keep, &QPushButton::clicked, this, &DevicesPage::dismiss);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] {
        m_question->hide();
        refreshState();
    });
    connect(&m_desk->keys(), &KeysDesk::onlineChanged, this, &DevicesPage::refreshState);
    connect(m_desk.get(), &ReviewDesk::personChanged, this, &DevicesPage::refreshState);
    refreshState();
}

void DevicesPage::build(const Theme&)
{
    QLabel* title = makeLabel(this, size::title, QFont::DemiBold);
    title->setText(tr("Your devices"));
    QLabel* explain = makeLabel(this, size::body, QFont::Normal, true);
    explain->setWordWrap(true);
    explain->setMaximumWidth(deviceLineWidth);
    explain->setText(tr("Each device signs decisions with a key of its own, which never leaves it. Whoever finds a lost one still needs your password to sign in, "
                        "but may use a session that is open. Revoke its key: its sessions end, drafts you hold are given back, and nothing signed with it is taken "
                        "any more. What you decided before still stands and still verifies."));
    m_table->setObjectName(QStringLiteral("devicesTableWidget"));
    m_table->setAccessibleName(tr("Devices"));
    m_table->setColumnCount(6);
    m_table->setHorizontalHeaderLabels({ tr("Device"), tr("Person"), tr("Since"), tr("Last decision"), tr("Decisions"), tr("State") });
    m_table->horizontalHeaderItem(devicesFigure)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    makePlain(*m_table, deviceRowHeight);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(m_table->columnCount() - 1, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->installEventFilter(this);
    m_revoke->setObjectName(QStringLiteral("devicesRevokeKeyButton"));
    m_everybody->setObjectName(QStringLiteral("devicesEverybodyKeyButton"));
    m_everybody->setCheckable(true);
    m_back->setObjectName(QStringLiteral("devicesBackKeyButton"));
    m_question->setObjectName(QStringLiteral("devicesQuestion"));
    m_words->setObjectName(QStringLiteral("devicesQuestionLabel"));
    m_words->setWordWrap(true);
    m_words->setMaximumWidth(deviceLineWidth);
    m_why->setObjectName(QStringLiteral("devicesWhyComboBox"));
    m_why->setAccessibleName(tr("Why"));
    for (const RevokeReason why : { RevokeReason::Lost, RevokeReason::Replaced, RevokeReason::Left, RevokeReason::Other })
        m_why->addItem(reasonWord(why), static_cast<int>(why));
    m_confirm->setObjectName(QStringLiteral("devicesConfirmKeyButton"));
    m_confirm->setPrimary(true);
    m_keep->setObjectName(QStringLiteral("devicesKeepLinkButton"));
    auto* verbs = new QHBoxLayout;
    verbs->setContentsMargins(0, 0, 0, 0);
    verbs->addWidget(m_why);
    verbs->addWidget(m_confirm);
    verbs->addWidget(m_keep);
    verbs->addStretch(1);
    auto* question = new QVBoxLayout(m_question);
    question->setContentsMargins(0, 0, 0, 0);
    auto* line = new QHBoxLayout; // gives the words the height of the width they have, not of the page's
    line->addWidget(m_words, 1);
    line->addStretch();
    question->addLayout(line);
    question->addLayout(verbs);
    m_question->hide();
    auto* head = new QHBoxLayout;
    head->setSpacing(space::card);
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(m_revoke);
    head->addWidget(m_everybody);
    head->addWidget(m_back);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::pane, space::related, space::pane, space::card);
    column->setSpacing(space::card);
    column->addLayout(head);
    column->addWidget(m_notice);
    column->addWidget(m_waits);
    column->addWidget(explain);
    column->addWidget(m_table, 1);
    column->addWidget(m_question);
    const std::array<QWidget*, 7> reading{ m_revoke, m_everybody, m_back, m_table, m_why, m_confirm, m_keep };
    for (std::size_t i = 1; i < reading.size(); ++i)
        setTabOrder(reading[i - 1], reading[i]);
}

void DevicesPage::open()
{
    refresh();
    m_table->setFocus(Qt::OtherFocusReason);
}

void DevicesPage::refresh()
{
    m_question->hide();
    whenDone(m_waits->follow(m_desk->keys().list(m_all), tr("The devices are being fetched…")), this, [this, generation = ++m_generation](Result<std::vector<EnrolledKey>> keys) {
        if (generation != m_generation)
            return;
        if (keys) {
            fill(*keys);
        } else {
            const ErrorWords words = refusalWords(keys.error());
            say(Tone::Bad, words.sentence, words.code);
        }
        refreshState();
    });
}

void DevicesPage::fill(const std::vector<EnrolledKey>& keys)
{
    const QString before = chosen() ? text(chosen()->id) : QString();
    m_keys = keys;
    const QLocale locale;
    m_table->setRowCount(static_cast<int>(keys.size()));
    int current = keys.empty() ? -1 : 0;
    for (int row = 0; row < static_cast<int>(keys.size()); ++row) {
        const EnrolledKey& key = keys[static_cast<std::size_t>(row)];
        const bool own = key.id == m_desk->keys().ownKeyId();
        const QString name = key.device.empty() ? text(key.id) : shortText(key.device, deviceNameCut);
        const QString cells[] = { own ? tr("%1 (this one)").arg(name) : name, shortText(key.personName, deviceNameCut), absoluteWords(key.enrolledAt),
            key.lastDecisionAt ? absoluteWords(*key.lastDecisionAt) : tr("none"), locale.toString(static_cast<qlonglong>(key.decisions)), stateWord(key) };
        for (int column = 0; column < static_cast<int>(std::size(cells)); ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setToolTip(plainTip(column == 0 ? text(key.id) : cells[column]));
            if (column == devicesFigure)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, column, item);
        }
        if (text(key.id) == before)
            current = row;
    }
    if (current >= 0)
        m_table->setCurrentCell(current, 0);
}

const EnrolledKey* DevicesPage::chosen() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < static_cast<int>(m_keys.size()) ? &m_keys[static_cast<std::size_t>(row)] : nullptr;
}

QString DevicesPage::whyNotRevoke() const
{
    if (!m_desk->keys().online())
        return tr("Needs the backend, which cannot be reached now.");
    if (chosen() == nullptr)
        return tr("No device is chosen.");
    if (m_busy)
        return tr("It is being revoked.");
    return chosen()->revokedAt ? tr("This device was revoked before.") : QString();
}

void DevicesPage::refreshState()
{
    const QString why = whyNotRevoke();
    m_revoke->setEnabled(why.isEmpty());
    m_revoke->setToolTip(why);
    const bool may = m_desk->person().may(Permission::ManagePeople);
    m_everybody->setVisible(may);
    m_everybody->setChecked(m_all && may);
    m_table->setColumnHidden(1, !m_all);
}

void DevicesPage::ask()
{
    if (const QString why = whyNotRevoke(); !why.isEmpty()) {
        say(Tone::Neutral, why);
        return;
    }
    const EnrolledKey& key = *chosen();
    QStringList sentences{ tr("From now on nothing that “%1” signs is taken. Its sessions end, and drafts that its person holds are given back.")
                               .arg(shortText(key.device.empty() ? key.id : key.device, deviceNameCut)),
        tr("Decisions from before stand; those still on hold can be undone.") };
    if (key.id == m_desk->keys().ownKeyId())
        sentences << tr("This is the device you are working on: you are signed out, and signing in again makes a new key. Decisions kept here and not yet accepted "
                        "will be refused.");
    m_words->setText(sentences.join(u'\n'));
    m_why->setCurrentIndex(m_why->findData(static_cast<int>(key.id == m_desk->keys().ownKeyId() ? RevokeReason::Replaced : RevokeReason::Lost)));
    m_question->show();
    m_why->setFocus(Qt::OtherFocusReason);
}

void DevicesPage::dismiss()
{
    m_question->hide();
    m_table->setFocus(Qt::OtherFocusReason);
}

void DevicesPage::revoke()
{
    if (!whyNotRevoke().isEmpty())
        return;
    m_busy = true;
    dismiss();
    refreshState();
    const std::string id = chosen()->id;
    auto revoking = m_desk->keys().revoke(id, static_cast<RevokeReason>(m_why->currentData().toInt()));
    whenDone(m_waits->follow(std::move(revoking), tr("The key is being revoked…")), this, [this, id](Result<KeyRevoked> revoked) {
        m_busy = false;
        if (!revoked) {
            const ErrorWords words = refusalWords(revoked.error());
            say(Tone::Bad, words.sentence, words.code);
            refreshState();
            return;
        }
        say(Tone::Good,
            tr("Revoked. Sessions ended: %1; drafts given back: %2; its decisions on hold: %3.")
                .arg(revoked->sessionsEnded)
                .arg(revoked->leasesReleased)
                .arg(revoked->held));
        if (id == m_desk->keys().ownKeyId())
            Q_EMIT signOutAsked();
        else
            refresh();
    });
}

void DevicesPage::say(Tone tone, const QString& sentence, const QString& code)
{
    m_notice->showNotice(tone, sentence, {}, code);
}

QString DevicesPage::said() const
{
    return m_notice->sentence();
}

bool DevicesPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return Surface::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    // Letters are the page's: the table would search for them.
    if ((key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier && !key->text().isEmpty() && key->text().front().isPrint()) {
        event->ignore();
        return true;
    }
    return Surface::eventFilter(watched, event);
}

void DevicesPage::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers() != Qt::NoModifier && event->modifiers() != Qt::KeypadModifier) {
        Surface::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Escape:
        if (m_question->isVisible())
            dismiss();
        else
            Q_EMIT queueAsked();
        break;
    case Qt::Key_R:
        ask();
        break;
    case Qt::Key_E:
        if (m_everybody->isVisible())
            m_everybody->click();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_question->isVisible())
            revoke();
        break;
    default:
        Surface::keyPressEvent(event);
    }
}

} // namespace countersign
