namespace Vedette.Server.Query.Series;

internal static class SeriesRegistration
{
    public static IServiceCollection AddSeries(this IServiceCollection services) => services.AddSingleton<SeriesFinder>();
}
