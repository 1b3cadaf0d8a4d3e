#nullable enable
namespace Azure.Data.Tables.Wire;

/// <summary>The answer to a read of an entity that does not exist.</summary>
internal sealed class MissingEntity<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("The entity does not exist.");

    public override Response GetRawResponse() => response;
}
