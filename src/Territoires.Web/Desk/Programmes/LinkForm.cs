using Territoires.Domain.Programmes;

namespace Territoires.Web.Desk.Programmes;

/// <summary>How a call is linked to a programme, as typed.</summary>
/// <param name="Call">The call; empty until it is chosen.</param>
/// <param name="Phase">The phase that its laureates join; empty for none.</param>
/// <param name="Categories">Of each of its laureates.</param>
/// <param name="CategoryQuestion">The question whose answer is the category of the laureate; empty for none.</param>
public sealed record LinkForm(string Call, string Phase, IReadOnlyList<string> Categories, string CategoryQuestion)
{
    public const string CallField = "call";

    /// <summary>Which call is chosen, in the address of the page.</summary>
    public const string Parameter = "appel";

    public static LinkForm Of(string call, ProgrammeState programme) => programme.CallOf(call) is { } linked
        ? new LinkForm(call, linked.Phase ?? string.Empty, linked.Categories, linked.CategoryQuestion ?? string.Empty)
        : new LinkForm(call, string.Empty, [], string.Empty);

    public static LinkForm Of(IFormCollection form) => new(
        form[CallField].ToString(), form["phase"].ToString(), [.. form["categories"].OfType<string>()],
        form["categoryQuestion"].ToString());

    public LinkedCall ToLink() => new(Call, TextOrNull(Phase), Categories, TextOrNull(CategoryQuestion));

    private static string? TextOrNull(string typed) => typed.Length > 0 ? typed : null;
}
