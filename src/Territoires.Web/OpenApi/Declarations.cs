namespace Territoires.Web.OpenApi;

/// <summary>What a route of the API is for, in French: its line in the documentation.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SummaryAttribute(string text) : Attribute
{
    public string Text { get; } = text;
}

/// <summary>What a route takes in its body.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class TakesAttribute : Attribute
{
    /// <summary>Of the JSON; null for a PDF.</summary>
    public abstract Type? Type { get; }

    /// <summary>The body may be left out.</summary>
    public bool Optional { get; init; }
}

/// <summary>JSON that reads as <typeparamref name="T"/>.</summary>
public sealed class TakesAttribute<T> : TakesAttribute
    where T : class
{
    public override Type Type => typeof(T);
}

/// <summary>The bytes of a PDF and nothing around them.</summary>
public sealed class TakesPdfAttribute : TakesAttribute
{
    public override Type? Type => null;
}

/// <summary>What a route answers when all goes well; one for each status or form of it.</summary>
/// <param name="status">Of HTTP.</param>
/// <param name="mediaType">Null for an answer without a body.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class GivesAttribute(int status, string? mediaType) : Attribute
{
    public int Status { get; } = status;

    public string? MediaType { get; } = mediaType;

    /// <summary>Of the JSON; null for other forms.</summary>
    public virtual Type? Type => null;
}

/// <summary>JSON written from <typeparamref name="T"/>.</summary>
public sealed class GivesAttribute<T>(int status = 200) : GivesAttribute(status, "application/json")
    where T : class
{
    public override Type Type => typeof(T);
}

/// <summary>It is done, and there is nothing to say.</summary>
public sealed class GivesNothingAttribute() : GivesAttribute(204, null);

/// <summary>A file, or another form of the same answer.</summary>
public sealed class GivesFileAttribute(string mediaType) : GivesAttribute(200, mediaType);

/// <summary>
/// What the act may refuse, by the slugs of <see cref="Problems"/>. What every route of its kind refuses (no token, the wrong role,
/// an absent resource, a body that cannot be read, an outage) is known from the rest and not repeated.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RefusesAttribute(int status, params string[] slugs) : Attribute
{
    public int Status { get; } = status;

    public IReadOnlyList<string> Slugs { get; } = slugs;
}

/// <summary>A value in the query of the address.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class QueryAttribute(string name, string text) : Attribute
{
    public string Name { get; } = name;

    /// <summary>The address may leave it out.</summary>
    public bool Optional { get; init; }

    public string Text { get; } = text;
}

/// <summary>A header without which the act is refused.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AsksAttribute(Asked asked) : Attribute
{
    public Asked Asked { get; } = asked;
}

public enum Asked
{
    Nothing,

    /// <summary>A key of the sender's own choice, the same at each try of the same act.</summary>
    IdempotencyKey,

    /// <summary><c>If-Match</c>: the entity tag that the sender saw.</summary>
    SeenVersion,

    /// <summary>The same, or <c>If-None-Match: *</c> to create.</summary>
    SeenVersionOrNone,
}
