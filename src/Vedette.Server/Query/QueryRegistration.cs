namespace Vedette.Server.Query;

internal static class QueryRegistration
{
    public static IServiceCollection AddQuery(this IServiceCollection services) => services.AddSingleton<TimeseriesReader>();
}
