namespace Vedette.Server.Enrolment;

internal static class EnrolmentRegistration
{
    /// <summary>Needs an <see cref="IServerAddresses"/>.</summary>
    public static IServiceCollection AddEnrolment(this IServiceCollection services) => services
        .AddSingleton<EnrolmentTokens>()
        .AddSingleton<EnrolmentInvitation>()
        .AddSingleton<AgentEnrolment>();
}
