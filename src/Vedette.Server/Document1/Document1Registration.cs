using Vedette.Server.Fleet;

namespace Vedette.Server.Document1;

internal static class Document1Registration
{
    /// <summary>Needs an <see cref="Vedette.Storage.Telemetry.ISampleWriter"/> and an <see cref="IHostPresence"/>.</summary>
    public static IServiceCollection AddDocument1(this IServiceCollection services) => services
        .AddSingleton(provider =>
        {
            var rates = new ByteRates();
            provider.GetRequiredService<AgentRegistry>().Subscribe(rates);
            return rates;
        })
        .AddSingleton<ReportSamples>()
        .AddSingleton<Document1Records>()
        .AddSingleton<Document1Reports>()
        .AddSingleton<Document1List>();
}
