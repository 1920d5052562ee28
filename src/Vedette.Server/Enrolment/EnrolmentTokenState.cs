using Vedette.Storage.Control;

namespace Vedette.Server.Enrolment;

internal sealed record EnrolmentTokenState(int Id, EnrolmentTokenStatus State, DateTime ExpiresAt, int? AgentId, string? AgentName)
{
    public static EnrolmentTokenState Of(EnrolmentToken token, long nowMs)
    {
        EnrolmentTokenStatus status = token.AgentId is not null ? EnrolmentTokenStatus.Used
            : token.ExpiresAtMs <= nowMs ? EnrolmentTokenStatus.Expired
            : EnrolmentTokenStatus.Waiting;
        return new EnrolmentTokenState(token.Id, status, DateTimeOffset.FromUnixTimeMilliseconds(token.ExpiresAtMs).UtcDateTime, token.AgentId, token.AgentName);
    }
}
