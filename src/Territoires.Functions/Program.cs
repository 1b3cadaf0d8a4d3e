using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Azure.Core.Serialization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Territoires.Core.Mail;
using Territoires.Core.Storage;
using Territoires.Functions.Applications;
using Territoires.Functions.Applications.Drafting;
using Territoires.Functions.Calls;
using Territoires.Functions.Health;
using Territoires.Functions.Identity;
using Territoires.Functions.Identity.Limits;
using Territoires.Functions.Identity.Links;
using Territoires.Functions.Identity.Sessions;
using Territoires.Functions.Instruction;
using Territoires.Functions.Jury;
using Territoires.Functions.Management;
using Territoires.Functions.Notifications;
using Territoires.Functions.OpenApi;
using Territoires.Functions.Publication;
using Territoires.Functions.Telemetry;
using Territoires.Functions.Territories;
using Territoires.Functions.Web;

namespace Territoires.Functions;

/// <summary>The worker of the function app.</summary>
public static class Program
{
    /// <summary>
    /// What the host lets through. Under it this server refuses nothing: it would close the connection, and the host answer
    /// an empty 500. <see cref="LimitBody"/> counts.
    /// </summary>
    private const long LargestBody = 104_857_600;

    /// <summary>What the server holds of a body that the app has not read yet: its own default is four times that for each sender.</summary>
    private const long ReadAhead = 256 * 1024;

    /// <summary>Values in one form; a call of some thousand applications fits.</summary>
    private const int MostFields = 10_000;

    public static async Task Main(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.UseWhen<ReceiveRequest>(IsOnHttp);
        builder.UseWhen<SecurityHeaders>(IsOnHttp);
        builder.UseWhen<CountRefusals>(IsOnHttp);
        builder.UseWhen<ErrorBoundary>(IsOnHttp);
        builder.UseWhen<LimitBody>(IsOnHttp);
        builder.UseWhen<WrittenForms>(IsOnHttp);
        builder.UseWhen<Gate>(IsOnHttp);

        // What an operator needs is said by the app; these two tell of every request and every call to storage.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Azure", LogLevel.Warning);

        // The keys that protect forms stand in the data account, which the platform encrypts: that they are not encrypted twice is no news.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        builder.Services.AddTelemetry(builder.Configuration);
        AddActs(builder.Services);
        AddWeb(builder.Services);
        AddSignIn(builder.Services);
        builder.Services.AddSingleton<PolicyTable>();
        builder.Services.AddSingleton<Identification>();
        builder.Services.AddSingleton<ClientLimits>();
        builder.Services.AddSingleton<Shortcomings>();

        using var host = builder.Build();
        await host.Services.GetRequiredService<StorageLayout>().EnsureAsync();
        _ = host.Services.GetRequiredService<PolicyTable>();
        _ = host.Services.GetRequiredService<QueueGauge>();
        await host.Services.GetRequiredService<Shortcomings>().SayAsync(Console.Error);
        await host.RunAsync();
    }

    private static bool IsOnHttp(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type == "httpTrigger");

    private static void AddActs(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddTerritoires();
        services.AddSingleton<IApplicantMailText, ApplicantMailText>();
        services.AddSingleton(provider => SealOf(provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("territoires.mail")));
        services.AddSingleton<Receipts>();
        services.AddSingleton<DocumentUpload>();
        services.AddSingleton<CallDocumentUpload>();
        services.AddSingleton<Laureates>();
        services.AddSingleton<PublishedLists>();
        services.AddSingleton<LeadBodies>();
        services.AddSingleton<DraftPages>();
        services.AddSingleton<JuryFilePages>();
        services.AddSingleton<JurySessionPages>();
        services.AddSingleton<OpinionPages>();
        services.AddTransient<StartDraft>();
        services.AddTransient<EditDraft>();
        services.AddTransient<EditSection>();
        services.AddManagement();
    }

    private static MailSeal SealOf(IDataProtector protector) => new(protector.Protect, protector.Unprotect);

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddSingleton<SignInLinks>();
        services.AddSingleton<SignInOpening>();
        services.AddSingleton<SignInPages>();
        services.AddSingleton<WebSessions>();
    }

    private static void AddWeb(IServiceCollection services)
    {
        // French stays readable in the source of a page, instead of one entity an accent.
        services.AddWebEncoders(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorComponents();
        services.AddAntiforgery(options => options.FormFieldName = Gate.FormTokenField);
        services.AddOptions<AntiforgeryOptions>()
            .Configure<IHostEnvironment>((options, environment) => options.Cookie = new FormCookie(environment));
        services.AddDataProtection().SetApplicationName("territoires");
        services.AddOptions<KeyManagementOptions>().Configure<StorageClients>((options, storage) => options.XmlRepository = new KeyRepository(storage));
        services.AddSingleton<Assets>();
        services.AddSingleton<PublicPages>();
        services.AddSingleton<PublicSite>();
        services.AddSingleton<ApiOperations>();
        services.AddSingleton<OpenApiDocument>();

        // A form on many lines, all ticked, is read whole: the default is 1,024 values. The size of a body is limited before.
        services.Configure<FormOptions>(options =>
        {
            options.ValueCountLimit = MostFields;
            options.ValueLengthLimit = (int)BodySize.Text + 1;
        });
        services.Configure<KestrelServerOptions>(options =>
        {
            options.Limits.MaxRequestBodySize = LargestBody;
            options.Limits.MaxRequestBufferSize = ReadAhead;
        });
        services.Configure<WorkerOptions>(options => options.Serializer = new JsonObjectSerializer(new JsonSerializerOptions(JsonSerializerDefaults.Web)));
    }
}
