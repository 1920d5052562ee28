namespace Vedette.Server.Accounts;

internal static class AccountsRegistration
{
    /// <summary>Needs an <see cref="ISetupCode"/>.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<PasswordQueue>()
        .AddSingleton<LoginThrottle>()
        .AddSingleton<SignIn>()
        .AddSingleton<Setup>()
        .AddHostedService(provider => provider.GetRequiredService<Setup>());

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapAuth();
        app.MapUsers();
    }
}
