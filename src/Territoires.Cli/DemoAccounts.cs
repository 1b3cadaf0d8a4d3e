using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Territoires.Core.Accounts;
using Territoires.Functions.Api;
using Territoires.LocalHost;
using Territoires.Web.SignIn.Links;
using Territoires.Web.Text;

namespace Territoires.Cli;

/// <summary>Who may sign in to an installation that one tries: a role and a number each, at addresses that cannot exist.</summary>
public static class DemoAccounts
{
    /// <summary>The invented département of the seeds.</summary>
    private const string Departement = "F0";

    private const int Jurors = 9;

    /// <summary>One an address, those of the jury as many as the played one has; harmless when they are there.</summary>
    public static async Task EnsureAsync(LocalApp app, Api api, CancellationToken cancellation)
    {
        if (!IsToTry(app))
        {
            return;
        }

        foreach (var role in Roles)
        {
            for (var number = 1; number <= (role == Role.Juror ? Jurors : 1); number++)
            {
                var account = new AccountRequest(
                    AddressOf(role, number), [role], Id: $"{Word(role)}-{number}",
                    Departements: role == Role.Service ? [Departement] : null,
                    Quality: role == Role.Juror ? $"Jurée {number}" : null);
                var put = await api.AskAsync(
                    HttpMethod.Put, "api/accounts", Api.Somebody(Role.Administrator), account, cancellation, ("If-None-Match", "*"));
                put.SucceededOr(HttpStatusCode.PreconditionFailed);
            }
        }
    }

    /// <summary>For each role, the address of a link that signs in whoever opens it first.</summary>
    public static async Task<IReadOnlyList<(string Role, Uri Link)>> LinksAsync(LocalApp app)
    {
        if (!IsToTry(app))
        {
            return [];
        }

        var links = app.Services.GetRequiredService<SignInLinks>();
        var made = new List<(string, Uri)>();
        foreach (var role in Roles)
        {
            var path = await links.MakeForAnyBrowserAsync(EmailAddress.Parse(AddressOf(role, 1))!, DeskOf(role), app.Clock.GetUtcNow());
            made.Add((Word(role), new Uri(app.Address, path)));
        }

        return made;
    }

    /// <summary>Where real people are, nobody signs in who was not asked.</summary>
    private static bool IsToTry(LocalApp app) => app.Services.GetRequiredService<IHostEnvironment>().IsDevelopment();

    private static IEnumerable<Role> Roles => Enum.GetValues<Role>().Where(role => role != Role.Public);

    private static string AddressOf(Role role, int number) => $"{Word(role)}-{number}@exemple.invalid";

    private static string Word(Role role) => role.ToString().ToLowerInvariant();

    private static string DeskOf(Role role) => role switch
    {
        Role.Applicant => Addresses.MyApplications,
        Role.Juror => Addresses.Jury,
        Role.Service => Addresses.Opinions,
        _ => Addresses.Management,
    };
}
