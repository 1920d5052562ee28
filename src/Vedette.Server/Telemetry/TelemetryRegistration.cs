using Microsoft.Extensions.DependencyInjection.Extensions;
using Vedette.Server.Hosting;
using Vedette.Storage.Sqlite.Telemetry;
using Vedette.Storage.States;
using Vedette.Storage.Telemetry;
using Vedette.Storage.Telemetry.Backend;

namespace Vedette.Server.Telemetry;

internal static class TelemetryRegistration
{
    /// <summary>The telemetry ports over <c>telemetry.db</c>; whoever registers an <see cref="ICommitListener"/> or an <see cref="IStateCommitListener"/> hears of what became durable.</summary>
    public static IServiceCollection AddTelemetryStore(this IServiceCollection services, ServerOptions options)
    {
        services.TryAddSingleton<IFaultPoints>(NoFaultPoints.Instance);
        return services
            .AddSingleton(new TelemetryOptions { KeepSamplesFor = options.KeepSamplesFor, KeepStatesFor = options.KeepStatesFor })
            .AddSingleton<ITelemetryEvents, TelemetryEvents>()
            .AddSingleton<ITelemetryStore>(provider => SqliteTelemetryStore.Open(options.TelemetryDatabase, provider.GetRequiredService<IFaultPoints>()))
            .AddSingleton(OpenEngine)
            .AddSingleton<ISampleWriter>(provider => provider.GetRequiredService<TelemetryEngine>())
            .AddSingleton<IStateWriter>(provider => provider.GetRequiredService<TelemetryEngine>())
            .AddSingleton<IStateReader>(provider => provider.GetRequiredService<TelemetryEngine>())
            .AddSingleton<ISpoolLedger>(provider => provider.GetRequiredService<TelemetryEngine>())
            .AddSingleton<ISeriesReader>(provider => provider.GetRequiredService<TelemetryEngine>());
    }

    private static TelemetryEngine OpenEngine(IServiceProvider provider) => TelemetryEngine.Open(
        provider.GetRequiredService<ITelemetryStore>(),
        provider.GetRequiredService<TelemetryOptions>(),
        new TelemetryParts
        {
            Clock = provider.GetRequiredService<TimeProvider>(),
            Listeners = [.. provider.GetServices<ICommitListener>()],
            StateListeners = [.. provider.GetServices<IStateCommitListener>()],
            Events = provider.GetRequiredService<ITelemetryEvents>(),
            Faults = provider.GetRequiredService<IFaultPoints>(),
        });
}
