using Territoires.Domain.Instruction;

namespace Territoires.Web.Service;

/// <summary>An opinion as a service typed it.</summary>
public sealed record OpinionForm(string Verdict, string Text)
{
    public static OpinionForm Of(Opinion? opinion) => new(opinion?.Verdict.ToString() ?? string.Empty, opinion?.Text ?? string.Empty);

    public static OpinionForm Of(IFormCollection form) => new(form["verdict"].ToString(), form["text"].ToString().ReplaceLineEndings("\n"));

    /// <summary>Null when no verdict was chosen.</summary>
    public Verdict? Chosen => InstructionText.Chosen<Verdict>(InstructionText.Verdicts, Verdict);

    /// <summary>Null when nothing was written.</summary>
    public string? Words => string.IsNullOrWhiteSpace(Text) ? null : Text;
}
