using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Storage;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Identity;

/// <summary>Who asked for a link and who was signed in is not kept.</summary>
public sealed class ForgetExpiredTests
{
    [Fact]
    public async Task What_opens_nothing_any_more_is_forgotten_in_the_night_and_what_opens_stays()
    {
        await using var app = await TestApp.StartAsync(nightly: true);
        await app.AskForLinkAsync(await app.AccountAsync(Role.Juror));
        await app.SignedInAsync(Role.Applicant);
        // Two links with their codes, two counts of what was asked, one session.
        (await RowsAsync(app, TableKeys.SignInLinksTable), await RowsAsync(app, TableKeys.WebSessionsTable)).ShouldBe((6, 1));

        await app.AdvanceToAsync(TestApp.Start.AddDays(3));
        (await RowsAsync(app, TableKeys.SignInLinksTable), await RowsAsync(app, TableKeys.WebSessionsTable)).ShouldBe((0, 0));

        // Twenty minutes before the next night's round.
        await app.AdvanceToAsync(new DateTimeOffset(TestApp.Start.Date.AddDays(4).AddHours(3), TimeSpan.Zero));
        await app.AskForLinkAsync(await app.AccountAsync(Role.Juror));
        var signedIn = await app.SignedInAsync(Role.Applicant);
        await app.AdvanceToAsync(app.Now.AddMinutes(21));
        (await RowsAsync(app, TableKeys.SignInLinksTable), await RowsAsync(app, TableKeys.WebSessionsTable)).ShouldBe((6, 1));
        (await signedIn.OpenAsync("/candidatures")).Status.ShouldBe(200);
    }

    private static async Task<int> RowsAsync(TestApp app, string table) =>
        await app.Services.GetRequiredService<StorageClients>().Tables.GetTableClient(table).QueryAsync<TableEntity>().CountAsync();
}
