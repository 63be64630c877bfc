using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Sessions;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.Features;

/// <summary>Says which therapist a patient belongs to. What is booked with another stays, unless the patient sees nobody else.</summary>
public static class PutTherapistOfRecord
{
    /// <summary>Whom the patient belongs to.</summary>
    public sealed record Request
    {
        public required string TherapistId { get; init; }

        /// <summary>Whether the patient sees nobody else: then a follow-up has no place rather than another therapist.</summary>
        public bool Only { get; init; }
    }

    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapPut("/patients/{patientId}/therapist", Handle)
        .WithName(nameof(PutTherapistOfRecord))
        .WithSummary("Say which therapist a patient belongs to, and whether they see nobody else.")
        .Answers<TherapistOfRecord>()
        .Creates<TherapistOfRecord>()
        .WithExample(new Request { TherapistId = "th-maple", Only = false });

    static Task<IResult> Handle([Slug] string clinicId, [Slug] string patientId, Request request, HttpContext http, FollowUpsDatabase database) =>
        database.Answer(http, async unit =>
        {
            var patients = (await SessionStore.GroupsOf(unit, clinicId, patientId)).Select(groupId => new PatientKey(groupId, patientId)).ToList();
            var clinics = new HashSet<string>(StringComparer.Ordinal) { clinicId };
            foreach (var patient in patients) clinics.UnionWith(await SessionStore.ClinicsOf(unit, patient));
            await Turn.OfClinics(unit, clinics);
            await Turn.OfPatients(unit, patients);

            if (await TherapistStore.Find(unit, clinicId, request.TherapistId) is not { Active: true })
                throw new InvalidException("therapistId", "must be a therapist of this clinic; add them first");
            var before = await TherapistStore.RecordOf(unit, clinicId, patientId);
            if (before is not null) http.RequireMatch(before.Version);

            var record = new TherapistOfRecord
            {
                ClinicId = clinicId,
                PatientId = patientId,
                TherapistId = request.TherapistId,
                Only = request.Only,
                Version = (before?.Version ?? 0) + 1,
            };
            await TherapistStore.Put(unit, record);
            await Replan.OfPatients(unit, clinics, patients);
            return before is null
                ? Answer.Created(record, $"/v1/clinics/{clinicId}/patients/{patientId}/therapist", record.Version)
                : Answer.Ok(record, record.Version);
        });
}
