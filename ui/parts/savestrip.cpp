#include "ui/parts/savestrip.h"

#include "ui/parts/keybutton.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStandardPaths>

namespace countersign {

SaveStrip::SaveStrip(const Theme& theme, const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_path(new QLineEdit(this))
    , m_save(new KeyButton(theme, QKeySequence(Qt::Key_Enter).toString(QKeySequence::NativeText), tr("Save"), this))
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
    setObjectName(objectName);
    m_path->setObjectName(objectName % QStringLiteral("LineEdit"));
    m_path->setAccessibleName(tr("Save as"));
    m_save->setObjectName(objectName % QStringLiteral("KeyButton"));
    m_save->setPrimary(true);
    auto* elsewhere = new LinkButton(theme, tr("Choose…"), this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::related);
    row->addWidget(m_path, 1);
    row->addWidget(elsewhere);
    row->addWidget(m_save);
    hide();
    connect(m_path, &QLineEdit::textChanged, this, [this](const QString& path) { m_save->setEnabled(!path.trimmed().isEmpty()); });
    connect(elsewhere, &QPushButton::clicked, this, &SaveStrip::choose);
    connect(m_save, &QPushButton::clicked, this, &SaveStrip::save);
}

void SaveStrip::ask(const QString& fileName, const QString& fileKind)
{
    m_kind = fileKind;
    m_path->setText(QDir(m_folder).filePath(fileName));
    show();
    m_path->setFocus(Qt::OtherFocusReason);
    m_path->selectAll();
}

void SaveStrip::dismiss()
{
    hide();
    Q_EMIT closed();
}

void SaveStrip::choose()
{
    auto* dialog = new QFileDialog(this, tr("Save as"), m_folder, m_kind);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(m_path->text());
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

void SaveStrip::save()
{
    const QString path = m_path->text().trimmed();
    if (path.isEmpty())
        return;
    m_folder = QFileInfo(path).absolutePath();
    hide();
    Q_EMIT chosen(path);
    Q_EMIT closed();
}

void SaveStrip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        save();
    else
        QWidget::keyPressEvent(event);
}

} // namespace countersign
