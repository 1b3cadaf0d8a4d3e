using Azure.Storage.Queues.Models;

namespace Territoires.Core.Storage;

/// <summary>The one message of an act whose facts ask for effects, however often the act is decided again.</summary>
public sealed class EffectNotice(WorkQueue effects, string table, string id)
{
    private readonly string message = new Work($"{table}/{id}").Write();
    private SendReceipt? announced;

    public async Task AnnounceAsync() => announced ??= await effects.AnnounceAsync(message);

    public Task ShowAsync() => effects.ShowAsync(announced ?? throw new InvalidOperationException("It was not announced."), message);
}
