using System.Text;

namespace Territoires.Web.Desk.Creation;

/// <summary>A file of rules as it is sent: chosen, or written in the page. Whatever happens to it, it is shown again.</summary>
/// <param name="Id">The call that it is for.</param>
/// <param name="Text">What it holds.</param>
/// <param name="Version">The version of the call that was seen; empty for a new one.</param>
public sealed record RulesFile(string Id, string Text, string Version)
{
    public const string Upload = "fichier";

    public static async Task<RulesFile> OfAsync(IFormCollection form, string? call, CancellationToken cancellation)
    {
        var text = form[ImportedRules.Field].ToString();
        if (form.Files.GetFile(Upload) is { Length: > 0 } file)
        {
            using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
            text = await reader.ReadToEndAsync(cancellation);
        }

        return new RulesFile(call ?? form["id"].ToString().Trim(), text, form["version"].ToString());
    }
}
