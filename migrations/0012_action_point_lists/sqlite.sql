-- What was open at a moment, and who owns anything, without looking at every action point a group ever had.
create index action_point_open on action_point (group_id, closed_at, agreed_at);
create index action_point_agency on action_point (group_id, agency_code, agency_id);
