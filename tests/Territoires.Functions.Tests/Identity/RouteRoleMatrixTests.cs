using Territoires.Domain.Applications;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Identity;

/// <summary>Every route with every role, asked for real: what comes of it is compared with the committed matrix.</summary>
public sealed class RouteRoleMatrixTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task The_routes_are_open_to_the_roles_of_the_matrix_and_to_no_other()
    {
        var call = await app.OpenCallAsync();
        var lines = new List<string>();
        foreach (var (method, route) in AppRoutes.All())
        {
            var path = AppRoutes.Address(route, call, ApplicationKey.Of(call, Guid.Empty));
            var open = new List<string>();
            foreach (var role in Enum.GetValues<Role>())
            {
                var caller = role == Role.Public ? app.As() : app.As(role);
                var reply = await caller.SendAsync(new HttpMethod(method), path, null);
                if (!IsRefusal(reply))
                {
                    open.Add(role.ToString().ToLowerInvariant());
                }
            }

            lines.Add($"{method,-7} {AppRoutes.Plain(route),-60} "
                + $"{(open.Count == Enum.GetValues<Role>().Length ? "everybody" : string.Join(' ', open))}");
        }

        Snapshot.Match("route-role-matrix.txt", string.Join('\n', lines.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task No_token_a_false_one_or_an_old_one_is_401_and_the_wrong_role_403()
    {
        var call = await app.OpenCallAsync();
        var path = $"/api/calls/{call}/applications";
        var token = app.Token(new Actor("applicant-1", new HashSet<Role> { Role.Applicant }, null, []));

        (await app.As().PostAsync(path)).Problem.ShouldBe("identification-requise");
        (await new Caller(app.Address, token[..^4] + "AAAA").PostAsync(path)).Problem.ShouldBe("identification-requise");
        (await new Caller(app.Address, "x.y.z").PostAsync(path)).Status.ShouldBe(401);
        (await app.As(Role.Juror).PostAsync(path)).Problem.ShouldBe("role-insuffisant");
    }

    [Fact]
    public async Task A_token_past_its_time_opens_nothing()
    {
        await using var later = await TestApp.StartAsync();
        var token = later.Token(new Actor("secretary-1", new HashSet<Role> { Role.Secretary }, null, []));
        var path = $"/api/applications/{Guid.Empty:N}";

        (await new Caller(later.Address, token).GetAsync(path)).Status.ShouldBe(404);
        await later.AdvanceToAsync(later.Now.AddDays(1001));
        (await new Caller(later.Address, token).GetAsync(path)).Status.ShouldBe(401);
    }

    private static bool IsRefusal(Reply reply) =>
        reply.Status is 401 or 403 || (reply.Status == 302 && reply.Location?.StartsWith("/connexion?", StringComparison.Ordinal) == true);
}
