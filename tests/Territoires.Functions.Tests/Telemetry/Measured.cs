using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Telemetry;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Telemetry;

/// <summary>What one app measures from here on.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<string> entries = new();

    public Measured(TestApp app)
    {
        var factory = app.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, its) =>
        {
            if (instrument.Meter.Name == Measures.Name && ReferenceEquals(instrument.Meter.Scope, factory))
            {
                its.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value == 1 ? null : value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Keep(instrument, null, tags));
        listener.Start();
    }

    /// <summary>Each as « name tag=value tag=value », with its value where it is not one.</summary>
    public IReadOnlyCollection<string> Entries => entries;

    /// <summary>Asks for what is measured only when somebody asks.</summary>
    public void Ask() => listener.RecordObservableInstruments();

    public void Dispose() => listener.Dispose();

    private void Keep(Instrument instrument, long? value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var words = new List<string> { instrument.Name };
        foreach (var (tag, said) in tags)
        {
            words.Add($"{tag}={said}");
        }

        if (value is { } number)
        {
            words.Add(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        entries.Enqueue(string.Join(' ', words));
    }
}
