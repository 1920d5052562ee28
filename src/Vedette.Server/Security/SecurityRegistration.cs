using Microsoft.AspNetCore.Authentication;
using Vedette.Storage.Control;

namespace Vedette.Server.Security;

internal static class SecurityRegistration
{
    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.AddAuthentication(Schemes.Person)
            .AddScheme<AuthenticationSchemeOptions, AgentKeyHandler>(Schemes.AgentKey, null)
            .AddScheme<AuthenticationSchemeOptions, PersonHandler>(Schemes.Person, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Open, policy => policy.RequireAssertion(_ => true))
            .AddPolicy(Policies.Viewer, policy => policy.AddAuthenticationSchemes(Schemes.Person).RequireRole(nameof(Role.Viewer), nameof(Role.Admin)))
            .AddPolicy(Policies.Admin, policy => policy.AddAuthenticationSchemes(Schemes.Person).RequireRole(nameof(Role.Admin)))
            .AddPolicy(Policies.Agent, policy => policy.AddAuthenticationSchemes(Schemes.AgentKey).RequireAuthenticatedUser())
            .SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        return services;
    }

    public static IApplicationBuilder UseSecurity(this IApplicationBuilder app) => app.UseAuthentication().UseAuthorization();
}
