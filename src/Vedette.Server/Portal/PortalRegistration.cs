namespace Vedette.Server.Portal;

internal static class PortalRegistration
{
    public static IServiceCollection AddPortal(this IServiceCollection services, string folder) => services.AddSingleton(PortalFiles.Load(folder));

    public static IApplicationBuilder UsePortal(this IApplicationBuilder app) => app.UseMiddleware<PortalPages>();

    public static void MapPortal(this IEndpointRouteBuilder app) => app.MapServerInfo();
}
