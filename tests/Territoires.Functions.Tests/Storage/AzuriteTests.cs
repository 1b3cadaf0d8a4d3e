using Territoires.Cli;
using Territoires.Functions.Identity;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Storage;

/// <summary>The same journey on Microsoft's emulator: the app knows no difference.</summary>
public sealed class AzuriteTests
{
    [Fact]
    public async Task From_a_draft_to_its_receipt_on_Azurite()
    {
        var folder = Directory.CreateTempSubdirectory("territoires-azurite-");
        await using (var azurite = await Azurite.StartAsync(folder.FullName, CancellationToken.None, Ports.ThreeInARow()))
        {
            await using var app = await TestApp.StartAsync(azurite.ConnectionString);
            var call = await app.OpenCallAsync();
            var applicant = app.As(Role.Applicant);
            var draft = await applicant.CompleteDraftAsync(call);

            var receipts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => applicant.SubmitAsync(draft)));

            receipts.Select(receipt => receipt.Ok().Text).Distinct().ShouldHaveSingleItem();
            (await applicant.GetAsync($"{draft}/documents/note-opportunite")).Bytes.ShouldBe(TestCalls.Pdf());
            await app.AdvanceToAsync(TestCalls.Closes.AddMinutes(5));
            (await app.As().GetAsync($"/api/calls/{call}")).String("stage").ShouldBe("closed");
        }

        folder.Delete(recursive: true);
    }
}
