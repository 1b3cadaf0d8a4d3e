namespace Territoires.Domain.Enquiries;

/// <summary>What may be written of an enquiry, and how much of it.</summary>
public static class EnquiryCheck
{
    public const int MaxQuestion = 1000;
    public const int MaxAnswer = 4000;
    public const int MaxReason = 1000;

    /// <summary>How many questions of one person wait for an answer at a time, on one call.</summary>
    public const int MostWaiting = 5;

    internal static IReadOnlyList<Fault> Question(string question) =>
        Missing(question, MaxQuestion, "question", "Écrivez la question, en 1\u202f000 caractères au plus.");

    internal static IReadOnlyList<Fault> Version(string question, string answer) =>
    [
        .. Question(question), .. Missing(answer, MaxAnswer, "answer", "Écrivez la réponse, en 4\u202f000 caractères au plus."),
    ];

    internal static IReadOnlyList<Fault> Reason(string reason) =>
        Missing(reason, MaxReason, "reason", "Dites pourquoi, en 1\u202f000 caractères au plus\u00a0: qui a posé la question le lira.");

    private static IReadOnlyList<Fault> Missing(string text, int max, string field, string message) =>
        text.Length == 0 || text.Length > max ? [new Fault(field, message)] : [];
}
