#pragma once
// A sheet that asks for words: an instruction when sending back, a reason when overriding. Ctrl+Return does the verb.
#include "ui/sheets/sheet.h"

class QPlainTextEdit;

namespace countersign {

class NoteSheet final : public Sheet {
    Q_OBJECT
public:
    NoteSheet(const Theme& theme, const QString& title, const QString& question, const QString& verb, const QString& objectName,
        QWidget* parent = nullptr);
    void open() override;
    void setAbout(const QStringList& lines); // what the words are about
    void setSubject(const QString& draftId); // words not confirmed yet wait for the same draft

Q_SIGNALS:
    void confirmed(const QString& words);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void confirm();
    QString m_subject;
    QLabel* m_about;
    QPlainTextEdit* m_words;
    KeyButton* m_verb;
};

} // namespace countersign
