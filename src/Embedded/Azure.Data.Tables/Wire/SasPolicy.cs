#nullable enable
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Wire;

/// <summary>Puts the signature in the query of each attempt: it may have been renewed since the last one.</summary>
internal sealed class SasPolicy(AzureSasCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var signature = credential.Signature.TrimStart('?');
        var names = signature.Split('&').Select(part => part[..(part.IndexOf('=', StringComparison.Ordinal) + 1)]).ToList();
        var others = message.Request.Uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => !names.Exists(name => part.StartsWith(name, StringComparison.Ordinal)));
        message.Request.Uri.Query = "?" + string.Join('&', others.Append(signature));
    }
}
