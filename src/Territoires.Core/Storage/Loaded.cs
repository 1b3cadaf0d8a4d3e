using Azure;

namespace Territoires.Core.Storage;

/// <summary>An aggregate as it was read: its state, and what a save must find unchanged.</summary>
/// <param name="Key">Its partition.</param>
/// <param name="State">What it is; null when nothing of that key was ever saved.</param>
/// <param name="Version">How many facts it has.</param>
/// <param name="Head">Hash of its last fact.</param>
/// <param name="RowTag">ETag of the state row in the table; stays in the stores.</param>
public sealed record Loaded<TState>(string Key, TState? State, long Version, string Head, ETag RowTag)
    where TState : class
{
    /// <summary>The strong entity tag that HTTP shows to those who may change the resource.</summary>
    public string EntityTag => $"\"{Version}-{Head[..16]}\"";
}

/// <summary>What a save left.</summary>
public sealed record Saved<TState>(Loaded<TState> Aggregate)
    where TState : class
{
    public TState State => Aggregate.State ?? throw new InvalidOperationException("A saved aggregate has a state.");
}
