using Territoires.Domain.Calls;

namespace Territoires.Domain.Applications;

/// <summary>What can be asked of an application; each command carries what it needs of the call.</summary>
public abstract record ApplicationCommand
{
    private ApplicationCommand()
    {
    }

    public sealed record StartDraft(string Id, string OwnerId, CallState Call) : ApplicationCommand;

    public sealed record Edit(ApplicationContent Content, CallState Call) : ApplicationCommand;

    public sealed record Attach(Document Document, CallState Call) : ApplicationCommand;

    public sealed record Detach(string Kind, CallState Call) : ApplicationCommand;

    /// <param name="Call">The call, for its window and the documents that it asks for.</param>
    /// <param name="Key">The idempotency key of the request.</param>
    /// <param name="Number">The public number reserved for this submission.</param>
    /// <param name="Digest">Digest of the request, from the edge.</param>
    public sealed record Submit(CallState Call, string Key, string Number, string Digest) : ApplicationCommand;
}
