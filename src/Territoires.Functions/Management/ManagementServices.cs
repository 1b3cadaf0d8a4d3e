using Microsoft.Extensions.DependencyInjection;
using Territoires.Functions.Applications.Drafting;
using Territoires.Functions.Selection;

namespace Territoires.Functions.Management;

/// <summary>What the forms of the desk, and that which deletes a draft, ask for: acts that they share with the API, and pages that come back on a refusal.</summary>
public static class ManagementServices
{
    public static void AddManagement(this IServiceCollection services)
    {
        services.AddSingleton<ManagedCalls>();
        services.AddSingleton<CallOverviews>();
        services.AddSingleton<Failures>();
        services.AddTransient<ShowDraftDeletion>();
        services.AddTransient<SaveRules>();
        services.AddTransient<ReadRanking>();
        services.AddTransient<ShowManagedSession>();
        services.AddTransient<ShowManagedDesignation>();
        services.AddTransient<CheckDesignationForm>();
        services.AddTransient<ShowManagedPublication>();
        services.AddTransient<ShowManagedEligibility>();
        services.AddTransient<ShowManagedFile>();
        services.AddTransient<ShowManagedCorrection>();
        services.AddTransient<ShowManagedPanel>();
        services.AddTransient<ShowManagedAssignments>();
        services.AddTransient<ShowManagedRules>();
        services.AddTransient<ShowManagedForm>();
        services.AddTransient<ShowManagedOpening>();
        services.AddTransient<ShowManagedExtension>();
        services.AddTransient<ShowManagedDocuments>();
    }
}
