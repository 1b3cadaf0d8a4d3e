using Territoires.Domain.Applications;

namespace Territoires.Web.Desk.History;

/// <summary>The history of a file in plain French: who, by role, did what.</summary>
public static class HistoryText
{
    /// <summary>A service and a member of the jury by their quality too, as the other pages of the desk show them.</summary>
    public static string Who(FileEvent told, IReadOnlyDictionary<string, string> names) => told.Note.Kind switch
    {
        FileEventKind.Submitted or FileEventKind.Withdrawn or FileEventKind.CorrectionSent => "Candidat",
        FileEventKind.Remark or FileEventKind.RemarkTakenBack => "Instruction",
        FileEventKind.Opinion => Named("Service de l’État", names[told.Actor]),
        FileEventKind.Recused or FileEventKind.ReviewStarted or FileEventKind.ReviewFinal or FileEventKind.ReviewReopened =>
            string.Join(", ", told.Note.People.Select(person => Named("Membre du jury", names[person]))),
        FileEventKind.Designated => "Autorité",
        FileEventKind.Published => "À l’instant fixé par l’administration",
        _ => "Secrétariat",
    };

    public static string What(FileEvent told, IReadOnlyDictionary<string, string> names)
    {
        var note = told.Note;
        var people = string.Join(", ", note.People.Select(person => names[person]));
        return note.Kind switch
        {
            FileEventKind.Submitted => "La candidature est déposée.",
            FileEventKind.Written => "Le dossier est écrit.",
            FileEventKind.Rewritten => "Le dossier est récrit.",
            FileEventKind.Removed => "Le dossier est retiré.",
            FileEventKind.Withdrawn => "La candidature est retirée.",
            FileEventKind.CorrectionAsked =>
                $"Une correction est demandée{(note.Until is { } until ? $", à envoyer avant le {FrenchText.Instant(until)}" : "")}.",
            FileEventKind.CorrectionCancelled => "La demande de correction est annulée.",
            FileEventKind.CorrectionSent => "La correction est envoyée\u00a0: elle remplace ce qui était déposé.",
            FileEventKind.Decided => $"La candidature est déclarée {Admissible(note)}.",
            FileEventKind.DecidedAnew => $"La décision change\u00a0: la candidature est déclarée {Admissible(note)}.",
            FileEventKind.Opinion => $"Un avis est rendu\u00a0: {InstructionText.Of(note.Verdict!.Value).ToLowerInvariant()}.",
            FileEventKind.Remark => "Une remarque est écrite à ceux qui instruisent le dossier.",
            FileEventKind.RemarkTakenBack => "Une remarque est reprise par qui l’a écrite.",
            FileEventKind.Assigned => $"L’évaluation est confiée à {people}.",
            FileEventKind.Unassigned => $"L’évaluation n’est plus confiée à {people}.",
            FileEventKind.Recused => "Déport déclaré.",
            FileEventKind.RecusalLifted => $"Le déport de {people} est levé.",
            FileEventKind.ReviewStarted => "L’évaluation est commencée.",
            FileEventKind.ReviewFinal => "L’évaluation est rendue finale.",
            FileEventKind.ReviewReopened => "L’évaluation est reprise.",
            FileEventKind.FoundDistinct =>
                $"Le secrétariat répond que cette candidature et {note.Other} sont distinctes\u00a0: «\u00a0{note.Reason}\u00a0»",
            FileEventKind.Convened => "La candidature est inscrite à l’ordre du jour de la séance du jury.",
            FileEventKind.Proposed => note.Holds
                ? "La proposition du jury est transmise\u00a0: la candidature y est."
                : "La proposition du jury est transmise\u00a0: la candidature n’y est pas.",
            FileEventKind.Designated => note.Holds
                ? "Les lauréats sont désignés\u00a0: la candidature est lauréate."
                : "Les lauréats sont désignés\u00a0: la candidature n’en est pas.",
            _ => note.Holds
                ? "La liste des lauréats est publiée\u00a0: la candidature y est."
                : "La liste des lauréats est publiée\u00a0: la candidature n’y est pas.",
        };
    }

    /// <summary>« Membre du jury : Maire de Roubaix », or « Membre du jury 3 » where nothing more is known.</summary>
    private static string Named(string role, string name) =>
        name.StartsWith(role, StringComparison.Ordinal) ? name : $"{role}\u00a0: {name}";

    private static string Admissible(FileNote note) => note.Holds ? "recevable" : "non recevable";
}
