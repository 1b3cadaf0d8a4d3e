using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Territoires.Core.Enquiries;
using Territoires.Core.Mail;
using Territoires.Core.Storage;
using Territoires.Web.Applicant.Drafting;
using Territoires.Web.Desk;
using Territoires.Web.Desk.Creation;
using Territoires.Web.Desk.Dashboard;
using Territoires.Web.Desk.Enrolment;
using Territoires.Web.Desk.GivenUp;
using Territoires.Web.Desk.Panel;
using Territoires.Web.Desk.People;
using Territoires.Web.Desk.Rules;
using Territoires.Web.Desk.Session;
using Territoires.Web.Desk.Tables;
using Territoires.Web.Door;
using Territoires.Web.Files;
using Territoires.Web.Mail;
using Territoires.Web.OpenApi;
using Territoires.Web.Public.Published;
using Territoires.Web.Received;
using Territoires.Web.Served;
using Territoires.Web.Served.Pdf;
using Territoires.Web.Sessions;
using Territoires.Web.SignIn;
using Territoires.Web.SignIn.Links;
using Territoires.Web.Uploads;

namespace Territoires.Web;

/// <summary>What the site, and what it shares with the API, is made of.</summary>
public static class SiteServices
{
    /// <summary>Values in one form; a call of some thousand applications fits.</summary>
    private const int MostFields = 10_000;

    public static void AddSite(this IServiceCollection services)
    {
        services.AddSingleton<Pipeline>();
        services.AddMvcCore(options =>
            {
                // A parameter is a part of the address. A field of a form or of a query that has its name never fills it.
                options.ValueProviderFactories.Clear();
                options.ValueProviderFactories.Add(new RouteValueProviderFactory());
            })
            .ConfigureApplicationPartManager(parts =>
            {
                parts.ApplicationParts.Clear();
                parts.ApplicationParts.Add(new AssemblyPart(typeof(Pipeline).Assembly));
            });

        // French stays readable in the source of a page, instead of one entity an accent.
        services.AddWebEncoders(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorComponents();
        services.AddSingleton<Assets>();
        services.AddSingleton<PublicPages>();
        services.AddSingleton<OpenApiDocument>();
        services.AddSingleton<PublicSite>();
        AddForms(services);
        AddSignIn(services);
        AddPages(services);
    }

    private static void AddForms(IServiceCollection services)
    {
        services.AddAntiforgery(options => options.FormFieldName = Gate.FormTokenField);
        services.AddOptions<AntiforgeryOptions>()
            .Configure<IHostEnvironment>((options, environment) => options.Cookie = new FormCookie(environment));
        services.AddDataProtection().SetApplicationName("territoires");
        services.AddOptions<KeyManagementOptions>()
            .Configure<StorageClients>((options, storage) => options.XmlRepository = new KeyRepository(storage));

        // A form on many lines, all ticked, is read whole: the default is 1,024 values. The size of a body is limited before.
        services.Configure<FormOptions>(options =>
        {
            options.ValueCountLimit = MostFields;
            options.ValueLengthLimit = (int)BodySize.Text + 1;
        });
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddSingleton<Identification>();
        services.AddSingleton<WebSessions>();
        services.AddSingleton<ClientLimits>();
        services.AddSingleton<SignInLinks>();
        services.AddSingleton<SignInOpening>();
        services.AddSingleton<SignInPages>();
        services.AddSingleton<IApplicantMailText, ApplicantMailText>();
        services.AddSingleton<ITurnMailText, TurnMailText>();
        services.AddSingleton<IEnquiryMailText, EnquiryMailText>();
        services.AddSingleton(
            provider => SealOf(provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("territoires.mail")));
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddScoped<PdfFiles>();
        services.AddSingleton<Receipts>();
        services.AddSingleton<ApplicationDocuments>();
        services.AddSingleton<DocumentUpload>();
        services.AddSingleton<CallDocumentUpload>();
        services.AddSingleton<Laureates>();
        services.AddSingleton<PublishedLists>();
        services.AddSingleton<LeadBodies>();
        services.AddSingleton<NamedBodies>();
        services.AddSingleton<Members>();
        services.AddSingleton<DraftPages>();
        services.AddSingleton<StartDraft>();
        services.AddSingleton<EditDraft>();
        services.AddSingleton<EditSection>();
        services.AddSingleton<ChosenDocuments>();
        services.AddSingleton<ManagedCalls>();
        services.AddSingleton<CallOverviews>();
        services.AddSingleton<DeskTables>();
        services.AddSingleton<Failures>();
        services.AddSingleton<SaveRules>();
        services.AddSingleton<EnrolmentDesk>();
        services.AddSingleton<RulesSources>();
        services.AddSingleton<RulesSchema>();
        services.AddSingleton<SchemaFaults>();
        services.AddSingleton<ImportedRules>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<PeopleImport>();
        services.AddSingleton<PanelMembers>();
        services.AddSingleton<SessionReading>();
    }

    private static MailSeal SealOf(IDataProtector protector) => new(protector.Protect, protector.Unprotect);
}
