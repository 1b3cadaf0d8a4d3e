using System.CommandLine;
using Territoires.Core.SignIn;

namespace Territoires.Cli;

/// <summary><c>territoires token --role secretary</c>: a bearer token, signed with the key of this installation.</summary>
public static class TokenCommand
{
    public static Command Create()
    {
        var role = new Option<Role[]>("--role")
        {
            Description = "applicant, service, juror, secretary, authority, administrator or auditor; may be repeated.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var id = new Option<string?>("--id") { Description = "Who holds it: an identifier, never a name. By default the role and -1." };
        var call = new Option<string?>("--call") { Description = "Good for this call only." };
        var departement = new Option<string[]>("--departement")
        {
            Description = "Area of a service of the State; may be repeated.",
            AllowMultipleArgumentsPerToken = true,
        };
        var days = new Option<int>("--days") { Description = "How long it lasts.", DefaultValueFactory = _ => 30 };
        var command = new Command("token", "Makes a bearer token.") { role, id, call, departement, days };
        command.SetAction(parsed =>
        {
            var roles = parsed.GetRequiredValue(role);
            var actor = new Actor(
                parsed.GetValue(id) ?? DefaultId(roles[0]), roles.ToHashSet(), parsed.GetValue(call), parsed.GetValue(departement) ?? []);
            var token = new Tokens(Settings.Read(), TimeProvider.System).Issue(actor, TimeSpan.FromDays(parsed.GetValue(days)));
            parsed.InvocationConfiguration.Output.WriteLine(token);
        });
        return command;
    }

    public static string DefaultId(Role role) => $"{role.ToString().ToLowerInvariant()}-1";
}
