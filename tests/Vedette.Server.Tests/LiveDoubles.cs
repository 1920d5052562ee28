using Microsoft.Extensions.DependencyInjection;
using Vedette.Server.Accounts;
using Vedette.Server.Enrolment;
using Vedette.Server.Fleet;
using Vedette.Storage.Telemetry;
using Vedette.Testing;

namespace Vedette.Server.Tests;

/// <summary>What the live side would bring.</summary>
internal sealed class LiveDoubles
{
    public ManualClock Clock { get; } = new();

    public CollectedSetupCode SetupCode { get; } = new();

    public ScriptedPresence Presence { get; } = new();

    public ScriptedAddresses Addresses { get; } = new();

    public CollectingSampleWriter Samples { get; } = new();

    public ScriptedSeriesReader Series { get; } = new();

    public void AddTo(IServiceCollection services) => services
        .AddSingleton<TimeProvider>(Clock)
        .AddSingleton<ISetupCode>(SetupCode)
        .AddSingleton<IHostPresence>(Presence)
        .AddSingleton<IServerAddresses>(Addresses)
        .AddSingleton<ISampleWriter>(Samples)
        .AddSingleton<ISeriesReader>(Series);
}
