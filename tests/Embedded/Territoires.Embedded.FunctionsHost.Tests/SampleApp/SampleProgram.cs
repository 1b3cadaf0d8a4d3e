using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Territoires.Embedded.FunctionsHost.Tests.SampleApp;

/// <summary>A main as an app writes it.</summary>
public static class SampleProgram
{
    public static async Task RunAsync(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<OuterMiddleware>();
        builder.UseWhen<GateMiddleware>(context => context.GetHttpContext() is not null);
        builder.Services.AddSingleton<Witness>();
        builder.Services.AddScoped<ScopeMark>();
        builder.Services.AddRazorComponents();
        // Keys of a test stay in its memory, not in the home folder.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAuthentication("Always").AddScheme<AuthenticationSchemeOptions, AlwaysSignedIn>("Always", null);
        builder.Services.AddAuthorization();
        builder.Services.AddHttpContextAccessor();
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = 1000);
        await builder.Build().RunAsync();
    }
}
