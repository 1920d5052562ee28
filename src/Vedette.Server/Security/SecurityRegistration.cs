using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Vedette.Storage.Control;

namespace Vedette.Server.Security;

internal static class SecurityRegistration
{
    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.TryAddSingleton(OpenMode.Off);
        services.AddAuthentication(Schemes.Person)
            .AddScheme<AuthenticationSchemeOptions, AgentKeyHandler>(Schemes.AgentKey, null)
            .AddScheme<AuthenticationSchemeOptions, PersonHandler>(Schemes.Person, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Open, policy => policy.RequireAssertion(_ => true))
            .AddPolicy(Policies.Viewer, policy => policy.AddAuthenticationSchemes(Schemes.Person).RequireRole(nameof(Role.Viewer), nameof(Role.Admin)))
            .AddPolicy(Policies.Admin, policy => policy.AddAuthenticationSchemes(Schemes.Person).RequireRole(nameof(Role.Admin)))
            .AddPolicy(Policies.Agent, policy => policy.AddAuthenticationSchemes(Schemes.AgentKey).RequireAuthenticatedUser())
            .AddPolicy(Policies.AgentOrKeyless, policy => policy.AddAuthenticationSchemes(Schemes.AgentKey).RequireAssertion(call => call.User.IsAgent() || IsAdmitted(call)))
            .AddPolicy(Policies.AgentOrViewer, policy => policy.AddAuthenticationSchemes(Schemes.AgentKey, Schemes.Person).RequireAssertion(call => call.User.IsAgent() || call.User.IsPerson() || IsAdmitted(call)))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        return services;
    }

    private static bool IsAdmitted(AuthorizationHandlerContext call) =>
        call.Resource is HttpContext context && context.User.Identity?.IsAuthenticated != true && context.RequestServices.GetRequiredService<OpenMode>().Admits(context);

    public static IApplicationBuilder UseSecurity(this IApplicationBuilder app) => app.UseAuthentication().UseAuthorization();
}
