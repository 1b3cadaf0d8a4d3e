using Territoires.Domain.Jury;

namespace Territoires.Web.Text;

/// <summary>What people read for a vote, and what a form sends for it.</summary>
public static class VoteText
{
    /// <summary>How the names of the fields of votes begin.</summary>
    public const string Prefix = "vote-";

    public static IReadOnlyList<(string Value, string Text)> Choices { get; } =
    [
        (nameof(VoteChoice.For), "Pour"),
        (nameof(VoteChoice.Against), "Contre"),
        (nameof(VoteChoice.Abstain), "Abstention"),
    ];

    public static string Of(VoteChoice vote) => Choices.First(choice => choice.Value == vote.ToString()).Text;

    /// <summary>The name of the field in which a vote on that application is given: several stand on one page.</summary>
    public static string FieldOf(string application) => Prefix + application;
}
