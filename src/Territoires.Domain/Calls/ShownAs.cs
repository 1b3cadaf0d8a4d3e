namespace Territoires.Domain.Calls;

/// <summary>What the answer to a question is on the page of a laureate. Title and bodies are shown of every one.</summary>
public enum ShownAs
{
    /// <summary>The question that the project asks.</summary>
    Theme,

    /// <summary>What it aims at: each line of the answer is one ambition.</summary>
    Ambitions,

    /// <summary>Whom to credit for the photograph. It may name a person: such an answer stands apart from facts.</summary>
    PhotoCredit,
}
