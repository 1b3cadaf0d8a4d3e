namespace Territoires.Web.Applicant.Drafting;

/// <summary>The fields of a form as a person typed them. Whatever happens to the act, they are shown again as typed.</summary>
public sealed class TypedFields : Dictionary<string, string>
{
    private TypedFields()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>A field that the form did not hold reads as empty.</summary>
    public new string this[string field] => TryGetValue(field, out var value) ? value : string.Empty;

    /// <summary>As if it had been typed so.</summary>
    public void Put(string field, string text) => base[field] = text;

    public static TypedFields Of(IFormCollection form)
    {
        var typed = new TypedFields();
        foreach (var field in form)
        {
            typed.Add(field.Key, field.Value.ToString().ReplaceLineEndings("\n"));
        }

        return typed;
    }

    /// <summary>The lines of a text that hold something.</summary>
    public static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
