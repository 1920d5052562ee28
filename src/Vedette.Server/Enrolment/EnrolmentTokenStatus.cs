namespace Vedette.Server.Enrolment;

internal enum EnrolmentTokenStatus
{
    Waiting,
    Used,
    Expired,
}
