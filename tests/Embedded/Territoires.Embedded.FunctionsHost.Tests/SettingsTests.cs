using Microsoft.Extensions.Configuration;
using Territoires.Embedded.DurableEngine;

namespace Territoires.Embedded.FunctionsHost.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void By_default_data_lies_in_the_repository_and_time_is_the_systems()
    {
        var settings = Read([]);
        settings.Port.ShouldBe(7071);
        settings.Clock.ShouldBe(TimeProvider.System);
        settings.StorageIsEmbedded.ShouldBeTrue();
        Path.GetFileName(settings.DataFolder).ShouldBe(".territoires");
        Directory.GetFiles(Path.GetDirectoryName(settings.DataFolder)!, "*.sln").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("TerritoiresStorage", "Embedded=/data/a", true, "/data/a")]
    [InlineData("TerritoiresStorage", "UseDevelopmentStorage=true", false, null)]
    [InlineData("TerritoiresStorage:tableServiceUri", "https://a.table.core.windows.net", false, null)]
    [InlineData("Embedded:Data", "/data/b", true, "/data/b")]
    public void Storage_is_embedded_unless_it_is_named(string key, string value, bool embedded, string? folder)
    {
        var settings = Read(new() { [key] = value });
        settings.StorageIsEmbedded.ShouldBe(embedded);
        if (folder is not null)
        {
            settings.DataFolder.ShouldBe(folder);
            settings.StorageFolder.ShouldBe(folder + "/storage");
        }
    }

    [Fact]
    public void A_clock_setting_starts_virtual_time() =>
        Read(new() { ["Embedded:Clock"] = "2026-03-02T12:00:00+01:00" }).Clock.ShouldBeOfType<VirtualClock>()
            .GetUtcNow().ShouldBe(new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Local_settings_are_read_as_the_tools_do()
    {
        var folder = Directory.CreateTempSubdirectory("local-settings-");
        File.WriteAllText(Path.Combine(folder.FullName, "local.settings.json"), """{ "Values": { "A__B": "c" } /* as the tools allow */ }""");
        var configuration = new ConfigurationManager();
        configuration.AddLocalSettings(folder.FullName);
        configuration["A:B"].ShouldBe("c");
        folder.Delete(recursive: true);
    }

    private static EmbeddedSettings Read(Dictionary<string, string?> settings) =>
        EmbeddedSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
